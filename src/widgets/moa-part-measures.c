/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-part-measures.h"

#include <glib/gi18n-lib.h>

#include "moa-measure-view.h"

static gboolean
is_own_part (const MoaMedicine *medicine, const MoaPart *part)
{
  return medicine->node != NULL && &medicine->node->part == part;
}

/* A medicine's own card shows everything that was found with it. */
static gboolean
belongs (const MoaMedicine *medicine, const MoaMeasure *measure, const MoaPart *part)
{
  return is_own_part (medicine, part) || (measure->node != NULL && &measure->node->part == part);
}

static void
add_measures (GPtrArray *found, const MoaMedicine *medicine, const MoaPart *part)
{
  for (guint i = 0; i < medicine->n_measures; i++)
    if (belongs (medicine, medicine->measures[i], part)
        && !g_ptr_array_find (found, medicine->measures[i], NULL))
      g_ptr_array_add (found, (gpointer) medicine->measures[i]);
}

/**
 * moa_part_measures_find:
 * @session: the medicines that are switched on
 * @part: a part of the session's lesson
 *
 * What studies found about a part with the medicines that are on, and on a medicine's own part all
 * that was found with it, on or off.
 *
 * Returns: (transfer container): measures, in the lesson's order for each medicine
 */
GPtrArray *
moa_part_measures_find (MoaSession *session, const MoaPart *part)
{
  GPtrArray *all = moa_bundle_get_medicines (moa_session_get_bundle (session));
  GPtrArray *on = moa_session_get_medicines (session);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const MoaMedicine *medicine = g_ptr_array_index (all, i);

      if (is_own_part (medicine, part) || g_ptr_array_find (on, medicine, NULL))
        add_measures (found, medicine, part);
    }

  return found;
}

/**
 * moa_part_measures_append:
 * @box: where to
 * @session: the medicines and the language
 * @part: a part of the session's lesson
 *
 * What studies found, each in the same size; nothing where they found nothing.
 */
void
moa_part_measures_append (GtkBox *box, MoaSession *session, const MoaPart *part)
{
  g_autoptr (GPtrArray) measures = moa_part_measures_find (session, part);
  GtkWidget *section, *heading;

  if (measures->len == 0)
    return;

  section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  heading = gtk_label_new (C_ ("part", "What studies found"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_box_append (GTK_BOX (section), heading);
  for (guint i = 0; i < measures->len; i++)
    gtk_box_append (GTK_BOX (section), moa_measure_view_new (moa_session_get_catalog (session),
                                                             g_ptr_array_index (measures, i)));
  gtk_box_append (box, section);
}
