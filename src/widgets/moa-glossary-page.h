/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* The words of the lesson in alphabetical order, with a filter. Property "session". */
#define MOA_TYPE_GLOSSARY_PAGE (moa_glossary_page_get_type ())
G_DECLARE_FINAL_TYPE (MoaGlossaryPage, moa_glossary_page, MOA, GLOSSARY_PAGE, GtkWidget)

void moa_glossary_page_show_term (MoaGlossaryPage *self, const char *id);

G_END_DECLS
