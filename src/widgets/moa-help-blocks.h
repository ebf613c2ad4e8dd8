/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page of the help is built with. */
typedef struct
{
  GtkTextDirection direction; /* of the page's language, which need not be the interface's */
  GHashTable *anchors;        /* name → its heading, lent by the page; gains every heading */
  GCallback on_link;          /* gboolean (GtkLabel *label, const char *address, gpointer data) */
  gpointer data;
} MoaHelpBlocks;

void moa_help_blocks_append (const MoaHelpBlocks *self, GtkBox *box, const char *text);

G_END_DECLS
