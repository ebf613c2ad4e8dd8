/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-library-entry.h"

G_BEGIN_DECLS

/* Loads lessons one after the other, so that many large ones never need memory at the same time.
 *
 * Signals: "loaded", with the MoaLibraryEntry; "finished", when nothing waits any more. */
#define MOA_TYPE_LIBRARY_LOADER (moa_library_loader_get_type ())
G_DECLARE_FINAL_TYPE (MoaLibraryLoader, moa_library_loader, MOA, LIBRARY_LOADER, GObject)

MoaLibraryLoader *moa_library_loader_new (const char *language);
void moa_library_loader_add (MoaLibraryLoader *self, MoaLibraryPlace *place);
gboolean moa_library_loader_is_busy (MoaLibraryLoader *self);

G_END_DECLS
