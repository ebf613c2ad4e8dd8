/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* The lessons that one can choose from: installed and built in, and those opened before. A chosen
 * one goes to "app.open-location".
 *
 * Signals: "back", to the lesson that is open; "recent-removed" with the URI of one that is to be
 * forgotten; "recent-restored" with the URI and the place of one that is to be remembered again. */
#define MOA_TYPE_LIBRARY_PAGE (moa_library_page_get_type ())
G_DECLARE_FINAL_TYPE (MoaLibraryPage, moa_library_page, MOA, LIBRARY_PAGE, GtkWidget)

GtkWidget *moa_library_page_new (MoaSession *session,
                                 const char *const *interface_languages,
                                 const char *const *recent);
void moa_library_page_focus (MoaLibraryPage *self);
void moa_library_page_focus_search (MoaLibraryPage *self);
void moa_library_page_focus_language (MoaLibraryPage *self);

G_END_DECLS
