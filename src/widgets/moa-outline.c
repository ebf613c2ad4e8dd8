/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The full text alternative of the picture: each part in the order of cause and effect, below it
 * the arrows that start from it, and each place before what is in it. What is selected here is what
 * is selected everywhere. A screen reader hears of each line the same sentence as in the diagram.
 * The list is made when it is first looked at. */

#include "moa-config.h"

#include "moa-outline.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-describe-effect.h"
#include "moa-outline-item.h"
#include "moa-outline-list.h"
#include "moa-part-change.h"
#include "moa-part-sections.h"

struct _MoaOutline
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;
  MoaOutlineList *parts; /* NULL: made when it is first looked at */
  GHashTable *bound;     /* set of the GtkListItems that show something now */
  gboolean is_syncing;
  guint n_ticks_to_lines; /* until the list is laid out, and the wheel turns it */

  GtkWidget *scroller;
  GtkWidget *list;
  GtkSingleSelection *selection;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaOutline, moa_outline, GTK_TYPE_WIDGET)

/* --- lines ------------------------------------------------------------------------------------ */

static void
on_factory_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sign = moa_content_new_label (NULL, "sign");
  GtkWidget *small = moa_content_new_label (NULL, "caption");

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (small, "dim-label");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (column), moa_content_new_label (NULL, "words"));
  gtk_box_append (GTK_BOX (column), small);
  gtk_list_item_set_child (item, line);
}

static void
set_or_hide (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
fill_line (GtkWidget *line, const char *sign, const char *words, const char *small, gboolean arrow)
{
  GtkWidget *mark = gtk_widget_get_first_child (line);
  GtkWidget *column = gtk_widget_get_last_child (line);
  GtkWidget *title = gtk_widget_get_first_child (column);

  set_or_hide (mark, sign);
  set_or_hide (title, words);
  set_or_hide (gtk_widget_get_last_child (column), small);
  if (arrow)
    {
      gtk_widget_add_css_class (line, "arrow");
      gtk_widget_remove_css_class (title, "heading");
    }
  else
    {
      gtk_widget_remove_css_class (line, "arrow");
      gtk_widget_add_css_class (title, "heading");
    }
}

static void
show_node (MoaOutline *self, GtkWidget *line, const MoaPart *part)
{
  g_autofree char *title = moa_describe_title (moa_session_get_catalog (self->session), part);
  g_autofree char *kind = moa_part_sections_dup_kind (moa_session_get_catalog (self->session),
                                                      part);
  g_autofree char *change = moa_part_change_dup (self->session, part);
  g_autofree char *small = change != NULL ? g_strdup_printf ("%s\n%s", kind, change)
                                          : g_strdup (kind);

  fill_line (line, NULL, title, small, FALSE);
}

static void
show_arrow (MoaOutline *self, GtkWidget *line, const MoaEdge *edge)
{
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  g_autofree char *title = moa_describe_title (catalog, &edge->to->part);
  g_autofree char *words = moa_part_sections_dup_arrow (catalog, edge);

  fill_line (line, "→", title, words, TRUE);
}

/* All that the line shows, and what the part leads to. */
static char *
write_name (MoaSession *session, const MoaPart *part)
{
  MoaCatalog *catalog = moa_session_get_catalog (session);
  MoaCompare *compare = moa_session_get_compare (session);
  g_autofree char *sentence = moa_describe_part (catalog, part,
                                                 moa_session_get_influence (session));
  g_autofree char *share = NULL;

  if (compare != NULL && part->type == MOA_PART_NODE)
    share = moa_describe_share (catalog, compare, (const MoaNode *) part);
  if (share == NULL)
    return g_steal_pointer (&sentence);

  return g_strconcat (sentence, " ", share, NULL);
}

/* GTK 4.8 has no name for a line of a list other than what this sets on the widget around it. */
static void
name_line (MoaOutline *self, GtkWidget *line, const MoaPart *part)
{
  GtkWidget *row = gtk_widget_get_parent (line);
  g_autofree char *sentence = write_name (self->session, part);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                    -1);
}

static void
show_item (MoaOutline *self, GtkListItem *item)
{
  const MoaPart *part = moa_outline_item_get_part (gtk_list_item_get_item (item));
  GtkWidget *line = gtk_list_item_get_child (item);

  if (part->type == MOA_PART_EDGE)
    show_arrow (self, line, (const MoaEdge *) part);
  else
    show_node (self, line, part);
  name_line (self, line, part);
}

static void
on_factory_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  MoaOutline *self = MOA_OUTLINE (user_data);

  g_hash_table_add (self->bound, item);
  show_item (self, item);
}

static void
on_factory_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_hash_table_remove (MOA_OUTLINE (user_data)->bound, item);
}

static void
on_session_notify_influence (MoaOutline *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_item (self, item);
}

/* --- selection -------------------------------------------------------------------------------- */

static guint
find_part (MoaOutline *self, const MoaPart *part)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (part != NULL)
    moa_outline_list_find (self->parts, part, &position);

  return position;
}

static void
on_session_notify_part (MoaOutline *self)
{
  guint position;

  if (self->parts == NULL || self->is_syncing)
    return;

  position = find_part (self, moa_session_get_part (self->session));
  self->is_syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_syncing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
open_position (MoaOutline *self, guint position)
{
  const MoaPart *part = self->parts != NULL ? moa_outline_list_get_part (self->parts, position)
                                            : NULL;

  if (part == NULL)
    return;

  self->is_syncing = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.part", "s", part->id);
  self->is_syncing = FALSE;
}

static void
on_selection_notify_selected (MoaOutline *self)
{
  if (!self->is_syncing)
    open_position (self, gtk_single_selection_get_selected (self->selection));
}

/* Enter opens a card again that was closed while its line stayed selected. */
static void
on_list_activate (MoaOutline *self, guint position)
{
  open_position (self, position);
}

/* --- list ------------------------------------------------------------------------------------- */

/* The first tick comes before the lines of the new list have their heights, the second after. */
static gboolean
on_tick (GtkWidget *scroller, GdkFrameClock *clock, gpointer user_data)
{
  MoaOutline *self = user_data;

  return --self->n_ticks_to_lines > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A wheel that turns while the lines have no height yet makes GTK 4.8 complain of a place that it
 * does not find. */
static void
hold_wheel (MoaOutline *self)
{
  gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  if (self->n_ticks_to_lines == 0)
    gtk_widget_add_tick_callback (self->scroller, on_tick, self, NULL);
  self->n_ticks_to_lines = 2;
}

static gboolean
on_scroll (MoaOutline *self)
{
  return self->n_ticks_to_lines > 0;
}

static void
set_parts (MoaOutline *self, MoaOutlineList *parts)
{
  hold_wheel (self);
  self->is_syncing = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (parts));
  self->is_syncing = FALSE;
  g_set_object (&self->parts, parts);
}

static void
renew (MoaOutline *self)
{
  MoaBundle *bundle = moa_session_get_bundle (self->session);
  g_autoptr (MoaOutlineList) parts = bundle != NULL ? moa_outline_list_new (bundle) : NULL;

  set_parts (self, parts);
  on_session_notify_part (self);
}

/* The lines show the old lesson no longer, also when nobody looks. */
static void
on_session_notify_catalog (MoaOutline *self)
{
  set_parts (self, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    renew (self);
}

static void
moa_outline_map (GtkWidget *widget)
{
  MoaOutline *self = MOA_OUTLINE (widget);

  if (self->parts == NULL && self->session != NULL)
    renew (self);

  GTK_WIDGET_CLASS (moa_outline_parent_class)->map (widget);
}

/* GTK 4.8 has Tab go through every line; here the list is one stop, and the arrow keys go through
 * it. */
static gboolean
moa_outline_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;

  return GTK_WIDGET_CLASS (moa_outline_parent_class)->focus (widget, direction);
}

static gboolean
moa_outline_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MOA_OUTLINE (widget)->list);
}

/* --- wiring ----------------------------------------------------------------------------------- */

static void
set_session (MoaOutline *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  if (session != NULL)
    on_session_notify_catalog (self);
}

static void
moa_outline_set_property (GObject *object,
                          guint property_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      set_session (MOA_OUTLINE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_outline_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_OUTLINE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_outline_dispose (GObject *object)
{
  MoaOutline *self = MOA_OUTLINE (object);

  g_clear_object (&self->session_signals);
  self->is_syncing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_OUTLINE);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_object (&self->parts);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_outline_parent_class)->dispose (object);
}

static void
moa_outline_class_init (MoaOutlineClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_outline_dispose;
  object_class->set_property = moa_outline_set_property;
  object_class->get_property = moa_outline_get_property;
  widget_class->map = moa_outline_map;
  widget_class->focus = moa_outline_focus;
  widget_class->grab_focus = moa_outline_grab_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaOutline, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoaOutline, list);
  gtk_widget_class_bind_template_child (widget_class, MoaOutline, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_factory_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_notify_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_scroll);

  gtk_widget_class_set_css_name (widget_class, "moa-outline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moa_outline_init (MoaOutline *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parts in the order of cause and effect"), -1);

  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::influence",
                                  G_CALLBACK (on_session_notify_influence), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::part",
                                  G_CALLBACK (on_session_notify_part), self);
}
