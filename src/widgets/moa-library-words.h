/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-library-entry.h"

G_BEGIN_DECLS

/* What a list of lessons says of one of them, in the words of the interface. All strings are
 * new. */

char *moa_library_words_dup_name (const MoaLibraryPlace *place);
char *moa_library_words_dup_home (const MoaLibraryPlace *place);
char *moa_library_words_dup_status (const MoaLibraryEntry *entry);
char *moa_library_words_dup_problem (const MoaLibraryEntry *entry);
char *moa_library_words_dup_languages (const MoaLibraryEntry *entry);
char *moa_library_words_dup_details (const MoaLibraryEntry *entry);
char *moa_library_words_join (const char *separator, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
