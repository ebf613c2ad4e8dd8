/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *moa_places_dup_locale_dir (void);
char *moa_places_dup_schema_dir (void);
char *moa_places_dup_picture_decoder (void);

G_END_DECLS
