/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-findings.h"

G_BEGIN_DECLS

#define MOA_JSON_MAX_DEPTH 32
#define MOA_JSON_MAX_STRING 8000 /* characters */

/* Names and values: so many take 92 MiB of the tape. Only a file that spends fewer than eight bytes
 * on each, punctuation and blanks included, reaches the limit before the 64 MiB of a lesson. */
#define MOA_JSON_MAX_VALUES 8000000

gboolean moa_json_scan (MoaJsonTape *tape, MoaFindings *findings);

G_END_DECLS
