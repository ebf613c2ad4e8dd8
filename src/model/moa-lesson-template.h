/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean moa_lesson_template_copy (GFile *folder, GError **error);

G_END_DECLS
