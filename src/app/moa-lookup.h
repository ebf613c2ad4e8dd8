/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_LOOKUP_QUESTION,
  MOA_LOOKUP_PART,
  MOA_LOOKUP_STEP,
  MOA_LOOKUP_MEDICINE,
  MOA_LOOKUP_TERM,
  MOA_LOOKUP_SOURCE,
} MoaLookupKind;

#define MOA_LOOKUP_ERROR (moa_lookup_error_quark ())
GQuark moa_lookup_error_quark (void);
typedef enum
{
  MOA_LOOKUP_ERROR_NO_LESSON,
  MOA_LOOKUP_ERROR_UNKNOWN,
} MoaLookupError;

gconstpointer
moa_lookup_find (MoaBundle *bundle, MoaLookupKind kind, const char *id, GError **error);
gboolean moa_lookup_language (const char *const *offered, const char *language, GError **error);
char *moa_lookup_dup_step_path (const MoaStep *step);

G_END_DECLS
