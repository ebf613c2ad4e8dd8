/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint moa_string_hash (gconstpointer string);
guint moa_string_hash_bytes (const char *bytes, gsize length);

G_END_DECLS
