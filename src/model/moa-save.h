/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean moa_save (const char *path, gconstpointer data, gsize length, GError **error);

G_END_DECLS
