/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-term-popover.h"

#include <glib/gi18n-lib.h>

#include "moa-rich-label.h"

struct _MoaTermPopover
{
  GtkPopover parent_instance;

  MoaRichLabel *term;
  MoaRichLabel *definition;
  GtkButton *open;
};

G_DEFINE_FINAL_TYPE (MoaTermPopover, moa_term_popover, GTK_TYPE_POPOVER)

/* The button's action opens the glossary. */
static void
on_open_clicked (GtkButton *button, MoaTermPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
moa_term_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_TERM_POPOVER);
  G_OBJECT_CLASS (moa_term_popover_parent_class)->dispose (object);
}

static void
moa_term_popover_class_init (MoaTermPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_term_popover_dispose;
  g_type_ensure (MOA_TYPE_RICH_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-term-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaTermPopover, term);
  gtk_widget_class_bind_template_child (widget_class, MoaTermPopover, definition);
  gtk_widget_class_bind_template_child (widget_class, MoaTermPopover, open);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
}

static void
moa_term_popover_init (MoaTermPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * moa_term_popover_new:
 *
 * Makes a popover with the term, its definition, the sources of it and a way to the glossary. It is
 * not yet shown.
 */
GtkWidget *
moa_term_popover_new (MoaCatalog *catalog, const MoaTerm *term)
{
  MoaTermPopover *self = g_object_new (MOA_TYPE_TERM_POPOVER, NULL);

  moa_rich_label_set_selectable (self->term, FALSE);
  moa_rich_label_set_content (self->term, catalog, &term->term, NULL);
  moa_rich_label_set_content (self->definition, catalog, &term->definition, &term->cite);
  gtk_button_set_label (self->open, _ ("Open in glossary"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", term->id);
  return GTK_WIDGET (self);
}
