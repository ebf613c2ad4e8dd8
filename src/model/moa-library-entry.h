/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle-library.h"
#include "moa-bundle.h"

G_BEGIN_DECLS

/* A language that a lesson has. */
typedef struct
{
  char *tag;       /* BCP 47 */
  guint percent;   /* of the texts, rounded down */
  gboolean is_own; /* the one that the lesson is written in */
  gboolean reviewed;
} MoaLibraryLanguage;

/* What is worth knowing of a lesson before it is opened, read from it once. Immutable, counted;
 * what comes from the lesson is NULL or empty when it cannot be opened. */
typedef struct
{
  MoaLibraryPlace *place;
  gboolean is_missing;  /* there is nothing at the place */
  MoaDiagnostic *error; /* the first one, NULL when the lesson opens */
  guint n_findings;     /* of lesson and translations, errors included */
  char *title;
  char *subtitle;
  char *version;
  MoaStatusState state;
  char *reviewed;  /* YYYY-MM-DD */
  char *review_by; /* YYYY-MM-DD */
  gboolean is_out_of_date;
  GPtrArray *languages; /* MoaLibraryLanguage, the lesson's own first */
} MoaLibraryEntry;

MoaLibraryEntry *
moa_library_entry_new (MoaLibraryPlace *place, const char *language, const GDate *today);
void moa_library_entry_load_async (MoaLibraryPlace *place,
                                   const char *language,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
MoaLibraryEntry *moa_library_entry_load_finish (GAsyncResult *result, GError **error);
MoaLibraryEntry *moa_library_entry_ref (MoaLibraryEntry *self);
void moa_library_entry_unref (MoaLibraryEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaLibraryEntry, moa_library_entry_unref)

G_END_DECLS
