/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* What a fuzzer calls with every input: each target is a program of its own. libFuzzer brings its
 * own main(); replay.c has one that feeds the files of the corpus. An input has no NUL behind it.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Called once before the first input. */
int LLVMFuzzerInitialize (int *argc, char ***argv);
