/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole page is built at once: the longest has a few hundred blocks. The keys that scroll are
 * taken before the labels see them, which would move a cursor that nobody sees. */

#include <adwaita.h>

#include "moa-help-blocks.h"
#include "moa-help-page.h"
#include "moa-language.h"

#define READING_WIDTH 680 /* CSS pixels: some 80 letters a line */
#define LINE 48           /* CSS pixels that an arrow key scrolls */
#define OVERLAP 48        /* CSS pixels that stay in sight when a page is turned */
#define HEADROOM 4        /* CSS pixels above the heading that a link leads to */

struct _MoaHelpPage
{
  GtkWidget parent_instance;
  GtkScrolledWindow *window;
  GtkBox *box;
  GHashTable *anchors; /* name → heading, lent by `box` */
  GtkWidget *heading;  /* the page's own, lent by `box`, or NULL */
  GtkWidget *wanted;   /* the heading to be shown as soon as it has its place, or NULL */
  guint ticks;
};

enum
{
  SIGNAL_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaHelpPage, moa_help_page, GTK_TYPE_WIDGET)

static gboolean
on_label_activate_link (GtkLabel *label, const char *address, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_LINK], 0, address);
  return TRUE;
}

/* Keys */

static void
scroll_by (MoaHelpPage *self, double distance)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->window);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

static double
get_page (MoaHelpPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->window);

  return gtk_adjustment_get_page_size (adjustment) - OVERLAP;
}

static gboolean
is_in_code (MoaHelpPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_LABEL (focus) && gtk_label_get_selectable (GTK_LABEL (focus));
}

static gboolean
is_on_button (MoaHelpPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && GTK_IS_BUTTON (gtk_root_get_focus (root));
}

/* How far a key scrolls, or 0 for a key that does not. In code the arrows move the cursor. */
static double
get_distance (MoaHelpPage *self, guint key, GdkModifierType state)
{
  const double whole = G_MAXINT;

  switch (key)
    {
    case GDK_KEY_Page_Down:
      return get_page (self);
    case GDK_KEY_Page_Up:
      return -get_page (self);
    case GDK_KEY_space:
      if (is_on_button (self))
        return 0;
      return (state & GDK_SHIFT_MASK) != 0 ? -get_page (self) : get_page (self);
    case GDK_KEY_Down:
      return is_in_code (self) ? 0 : LINE;
    case GDK_KEY_Up:
      return is_in_code (self) ? 0 : -LINE;
    case GDK_KEY_Home:
      return is_in_code (self) ? 0 : -whole;
    case GDK_KEY_End:
      return is_in_code (self) ? 0 : whole;
    default:
      return 0;
    }
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                MoaHelpPage *self)
{
  double distance;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  distance = get_distance (self, key, state);
  if (distance == 0)
    return GDK_EVENT_PROPAGATE;
  scroll_by (self, distance);
  return GDK_EVENT_STOP;
}

static void
moa_help_page_dispose (GObject *object)
{
  MoaHelpPage *self = MOA_HELP_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_hash_table_remove_all (self->anchors);
  self->wanted = self->heading = NULL;
  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moa_help_page_parent_class)->dispose (object);
}

static void
moa_help_page_finalize (GObject *object)
{
  g_hash_table_unref (MOA_HELP_PAGE (object)->anchors);

  G_OBJECT_CLASS (moa_help_page_parent_class)->finalize (object);
}

static void
moa_help_page_class_init (MoaHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_help_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = moa_help_page_finalize;
  signals[SIGNAL_LINK] = g_signal_new ("link", MOA_TYPE_HELP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "help-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moa_help_page_init (MoaHelpPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->window = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "moa-help-text");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), READING_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (self->window, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->window, clamp);
  gtk_widget_set_parent (GTK_WIDGET (self->window), GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
append_note (MoaHelpPage *self, const char *note)
{
  GtkWidget *label = gtk_label_new (note);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "moa-note");
  gtk_box_append (self->box, label);
}

static void
find_heading (MoaHelpPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));
       child != NULL && self->heading == NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "moa-help-heading"))
      self->heading = child;
}

/* The page, with `note` above it in the language of the interface unless that is NULL; floating. It
 * does not keep the document. */
GtkWidget *
moa_help_page_new (const MoaHelpDocument *document, const char *note)
{
  MoaHelpPage *self = g_object_new (MOA_TYPE_HELP_PAGE, NULL);
  gboolean rtl = moa_language_get_direction (document->language) == MOA_DIRECTION_RTL;
  MoaHelpBlocks blocks = {
    .direction = rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR,
    .anchors = self->anchors,
    .on_link = G_CALLBACK (on_label_activate_link),
    .data = self,
  };

  if (note != NULL)
    append_note (self, note);
  moa_help_blocks_append (&blocks, self->box, document->text);
  find_heading (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  document->title, -1);
  return GTK_WIDGET (self);
}

static void
show_wanted (MoaHelpPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->window);
  graphene_rect_t bounds;

  if (self->wanted != NULL
      && gtk_widget_compute_bounds (self->wanted, gtk_widget_get_parent (GTK_WIDGET (self->box)),
                                    &bounds))
    gtk_adjustment_set_value (adjustment, bounds.origin.y - HEADROOM);
  self->wanted = NULL;
}

/* Ticks come before the layout of their frame: the second one sees where things have been put. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MoaHelpPage *self = MOA_HELP_PAGE (widget);

  if (self->ticks++ == 0)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  show_wanted (self);
  return G_SOURCE_REMOVE;
}

/* Brings the heading with this anchor to the top and gives it the keyboard, as soon as the page is
 * laid out; without an anchor, or with one that the page does not have, the page's own heading. */
void
moa_help_page_go_to (MoaHelpPage *self, const char *anchor)
{
  GtkWidget *heading;

  g_return_if_fail (MOA_IS_HELP_PAGE (self));

  heading = anchor != NULL ? g_hash_table_lookup (self->anchors, anchor) : NULL;
  if (heading == NULL)
    {
      if (self->heading != NULL)
        gtk_widget_grab_focus (self->heading);
      return;
    }

  gtk_widget_grab_focus (heading);
  self->wanted = heading;
  self->ticks = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}
