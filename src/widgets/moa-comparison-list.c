/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-comparison-list.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-describe-effect.h"
#include "moa-lesson-text.h"

#define LIST_MOST 420  /* CSS pixels before the list is scrolled */
#define LIST_WIDTH 320 /* CSS pixels */

static const MoaShare order[] = { MOA_SHARE_BOTH, MOA_SHARE_DIFFER, MOA_SHARE_ONLY_A,
                                  MOA_SHARE_ONLY_B };

/* A medicine's own part is no effect of it. */
static gboolean
is_listed (MoaSession *session, const MoaNode *node, MoaShare share)
{
  return moa_compare_get_node (moa_session_get_compare (session), node) == share
         && moa_influence_get_effect (moa_session_get_influence (session), node) != MOA_EFFECT_NONE;
}

/**
 * moa_comparison_list_count:
 * @session: compares two medicines
 * @share: which of them
 *
 * Returns: how many parts only that medicine changes, or both do
 */
guint
moa_comparison_list_count (MoaSession *session, MoaShare share)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (moa_session_get_bundle (session));
  guint n = 0;

  for (guint i = 0; i < diagram->n_nodes; i++)
    n += is_listed (session, diagram->nodes[i], share);

  return n;
}

static char *
dup_heading (MoaSession *session, MoaShare share)
{
  GPtrArray *medicines = moa_session_get_medicines (session);
  const MoaMedicine *only = g_ptr_array_index (medicines, share == MOA_SHARE_ONLY_B ? 1 : 0);
  g_autofree char *name = NULL;

  if (share == MOA_SHARE_BOTH)
    return g_strdup (C_ ("comparison", "Both, the same way"));
  if (share == MOA_SHARE_DIFFER)
    return g_strdup (C_ ("comparison", "Both, but not the same way"));

  name = moa_lesson_text_dup_plain (moa_session_get_catalog (session), &only->label);
  /* Translators: heading of a list of parts that only this medicine changes. */
  return g_strdup_printf (C_ ("comparison", "Only %s"), name);
}

static GtkWidget *
create_row (MoaSession *session, const MoaNode *node)
{
  g_autofree char *sentence = moa_describe_share (moa_session_get_catalog (session),
                                                  moa_session_get_compare (session), node);
  GtkWidget *chip = moa_content_new_chip (sentence, "win.part", node->part.id);

  gtk_widget_set_halign (chip, GTK_ALIGN_START);

  return chip;
}

static void
append_share (GtkBox *box, MoaSession *session, MoaShare share)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (moa_session_get_bundle (session));
  const MoaNode *const *nodes = moa_diagram_get_cause_order (diagram);
  g_autofree char *words = dup_heading (session, share);
  GtkWidget *heading;

  if (moa_comparison_list_count (session, share) == 0)
    return;

  heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                          words, "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (box, heading);
  for (guint i = 0; i < diagram->n_nodes; i++)
    if (is_listed (session, nodes[i], share))
      gtk_box_append (box, create_row (session, nodes[i]));
}

/**
 * moa_comparison_list_new:
 * @session: compares two medicines
 *
 * Everything that they change, in the order of cause and effect.
 *
 * Returns: (transfer floating): a widget that scrolls
 */
GtkWidget *
moa_comparison_list_new (MoaSession *session)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    append_share (GTK_BOX (box), session, order[i]);
  gtk_widget_add_css_class (box, "moa-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_MOST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);

  return scroller;
}
