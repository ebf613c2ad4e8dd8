/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *moa_quote_shorten (const char *text);
char *moa_quote_flatten (const char *text);

G_END_DECLS
