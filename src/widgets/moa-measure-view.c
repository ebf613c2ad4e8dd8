/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-measure-view.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-describe-measure.h"
#include "moa-lesson-text.h"
#include "moa-measure-figure.h"
#include "moa-rich-label.h"
#include "moa-wrap-layout.h"

#define ARM_SPACING 16 /* CSS pixels between the arms of a study */
#define ARM_CHARS 12   /* about as wide as a figure */

static GtkWidget *
create_heading (MoaCatalog *catalog, const MoaMeasure *measure)
{
  gboolean is_harm = measure->about == MOA_MEASURE_HARM;
  g_autofree char *about = moa_describe_measure_about (measure);
  g_autofree char *title = moa_lesson_text_dup_plain (catalog, &measure->label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *tag = moa_content_new_label (about, "moa-measure-about");

  gtk_widget_add_css_class (tag, is_harm ? "harm" : "benefit");
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), tag);
  gtk_box_append (GTK_BOX (box), moa_content_new_label (title, "heading"));

  return box;
}

/* The figure says all of it to a screen reader; the words beside it are for the eyes. */
static GtkWidget *
create_arm (MoaCatalog *catalog, const MoaMeasure *measure, const MoaMeasureArm *arm)
{
  g_autofree char *label = moa_lesson_text_dup_plain (catalog, &arm->label);
  g_autofree char *value = moa_describe_measure_value (measure, arm);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name = moa_content_new_label (label, "caption");
  GtkWidget *figure = moa_measure_figure_new (catalog, measure, arm);

  gtk_label_set_max_width_chars (GTK_LABEL (name), ARM_CHARS);
  gtk_widget_set_halign (figure, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), moa_content_new_label (value, "heading"));

  return box;
}

static void
append_texts (GtkBox *box, MoaCatalog *catalog, const MoaMeasure *measure)
{
  GtkWidget *text;

  if (!moa_message_is_empty (&measure->text))
    {
      text = moa_rich_label_new ();
      moa_rich_label_set_content (MOA_RICH_LABEL (text), catalog, &measure->text, &measure->cite);
      gtk_box_append (box, text);
    }
  for (guint i = 0; i < measure->n_arms; i++)
    if (!moa_message_is_empty (&measure->arms[i].text))
      {
        text = moa_rich_label_new ();
        moa_rich_label_set_content (MOA_RICH_LABEL (text), catalog, &measure->arms[i].text,
                                    &measure->cite);
        gtk_box_append (box, text);
      }
}

static void
append_study (GtkBox *box, MoaCatalog *catalog, const MoaMeasure *measure)
{
  g_autofree char *study = moa_describe_measure_study (catalog, measure);
  GtkWidget *label;

  if (moa_measure_counts_people (measure))
    {
      /* Translators: below rows of small people of whom some are filled. */
      label = moa_content_new_label (C_ ("measure", "One of the small people stands for 1 of 100."),
                                     "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (box, label);
    }
  if (*study == '\0')
    return;

  label = moa_content_new_label (study, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

/**
 * moa_measure_view_new:
 * @catalog: the language
 * @measure: a measure of the catalog's lesson
 *
 * Returns: (transfer floating): a widget that shows the measure
 */
GtkWidget *
moa_measure_view_new (MoaCatalog *catalog, const MoaMeasure *measure)
{
  g_autofree char *sentence = moa_describe_measure (catalog, measure);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  GtkWidget *arms = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (arms, moa_wrap_layout_new (ARM_SPACING));
  for (guint i = 0; i < measure->n_arms; i++)
    gtk_box_append (GTK_BOX (arms), create_arm (catalog, measure, &measure->arms[i]));
  gtk_box_append (GTK_BOX (box), create_heading (catalog, measure));
  gtk_box_append (GTK_BOX (box), arms);
  append_texts (GTK_BOX (box), catalog, measure);
  append_study (GTK_BOX (box), catalog, measure);
  gtk_widget_add_css_class (box, "moa-measure");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);

  return box;
}
