/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* A button that names the language and opens the list of those that can be chosen, each with how
 * far its translation of the lesson is and whether anybody reviewed it. Choosing activates
 * "win.language".
 *
 * Properties: "session"; "interface-languages", the tags that the interface has words in. */
#define MOA_TYPE_LANGUAGE_BUTTON (moa_language_button_get_type ())
G_DECLARE_FINAL_TYPE (MoaLanguageButton, moa_language_button, MOA, LANGUAGE_BUTTON, GtkWidget)

char *moa_language_button_dup_note (MoaBundle *bundle, const char *language);

G_END_DECLS
