/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-describe.h"
#include "moa-usage.h"

G_BEGIN_DECLS

/* Small pieces that several of the pages with the lesson's texts are made of. */

GtkWidget *moa_content_new_label (const char *text, const char *css_class);
GtkWidget *moa_content_new_chip (const char *label, const char *action, const char *target);
GtkWidget *moa_content_new_part_chip (MoaCatalog *catalog, const MoaPart *part);
GtkWidget *moa_content_new_more_button (guint rest);
GtkWidget *moa_content_new_uses (const char *title, GPtrArray *uses);
void moa_content_clear (GtkWidget *container);

G_END_DECLS
