/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-part-change.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-describe-effect.h"

typedef struct
{
  const char *sign; /* stands in front of the words */
  const char *css_class;
} Look;

static const Look looks[] = {
  [MOA_EFFECT_LESS] = { "▼", "less" },
  [MOA_EFFECT_MORE] = { "▲", "more" },
  [MOA_EFFECT_DEPENDS] = { "▲▼", "depends" },
};

/**
 * moa_part_change_dup:
 * @session: the medicines and the language
 * @part: a part of the session's lesson
 *
 * What the medicines that are switched on do to a part, or of an arrow the change that runs along
 * it; while two are compared, which of them does.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL when they do nothing
 */
char *
moa_part_change_dup (MoaSession *session, const MoaPart *part)
{
  MoaCatalog *catalog = moa_session_get_catalog (session);
  MoaInfluence *influence = moa_session_get_influence (session);
  MoaCompare *compare = moa_session_get_compare (session);

  if (influence == NULL || part->type == MOA_PART_COMPARTMENT)
    return NULL;
  if (part->type == MOA_PART_EDGE)
    return moa_describe_flow (catalog, influence, (const MoaEdge *) part);
  if (compare != NULL)
    return moa_describe_share (catalog, compare, (const MoaNode *) part);

  return moa_describe_effect (catalog, influence, (const MoaNode *) part);
}

static GtkWidget *
create_line (const Look *look, const char *sentence)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = gtk_label_new (look->sign);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), moa_content_new_label (sentence, NULL));
  gtk_widget_add_css_class (line, "change");
  gtk_widget_add_css_class (line, look->css_class);

  return line;
}

static GtkWidget *
create_why (MoaSession *session, const MoaNode *node)
{
  g_autofree char *question = moa_describe_why (moa_session_get_catalog (session),
                                                moa_session_get_influence (session), node);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), moa_content_new_label (question, NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", node->part.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.why");

  return button;
}

/**
 * moa_part_change_append:
 * @box: where to
 * @session: the medicines and the language
 * @part: a part of the session's lesson
 *
 * What the medicines do to the part: a sign, words, and a button that asks why. Nothing while that
 * is being explained.
 */
void
moa_part_change_append (GtkBox *box, MoaSession *session, const MoaPart *part)
{
  g_autofree char *sentence = moa_part_change_dup (session, part);
  const MoaNode *node = (const MoaNode *) part;

  if (sentence == NULL || part->type != MOA_PART_NODE
      || moa_session_get_explanation (session) != NULL)
    return;

  gtk_box_append (
      box,
      create_line (&looks[moa_influence_get_effect (moa_session_get_influence (session), node)],
                   sentence));
  gtk_box_append (box, create_why (session, node));
}
