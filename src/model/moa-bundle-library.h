/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *moa_bundle_library_find (const char *id);
gboolean moa_bundle_library_holds (GFile *location);
char *moa_bundle_library_describe_unknown (const char *id);

G_END_DECLS
