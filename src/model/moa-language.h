/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MOA_DIRECTION_LTR,
  MOA_DIRECTION_RTL,
} MoaDirection;

gboolean moa_language_is_valid (const char *tag);
GStrv moa_language_dup_chain (const char *tag);
char *moa_language_to_locale (const char *tag);
char *moa_language_from_locale (const char *locale);
gboolean moa_language_is_same (const char *a, const char *b);
MoaDirection moa_language_get_direction (const char *tag);
char *moa_language_dup_name (const char *tag);

G_END_DECLS
