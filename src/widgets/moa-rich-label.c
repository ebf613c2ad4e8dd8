/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A GtkLabel inside, because it already has selection, wrapping and links that the keyboard
 * reaches. Its links are never opened as addresses: each becomes an action of the window, and
 * whatever is no link of ours is refused. */

#include "moa-rich-label.h"

#include "moa-rich-text.h"
#include "moa-term-popover.h"

/* A label asked how narrow it can be breaks its text after every letter, which takes longer than
 * all other questions together. Longer texts are never set narrower than this. */
#define LEAST_CHARS 12

struct _MoaRichLabel
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkWidget *popover; /* the open definition, or NULL */

  MoaCatalog *catalog;
  const MoaMessage *message; /* lent by the catalog's bundle */
  const MoaCite *cite;
  char *lead;
  MoaRichText *text;
  const MoaRichLink *opened; /* of the text: what the popover belongs to, or NULL */
  const MoaRichLink *told; /* of the text: what assistive technology takes the label for, or NULL */
};

G_DEFINE_FINAL_TYPE (MoaRichLabel, moa_rich_label, GTK_TYPE_WIDGET)

static void
close_popover (MoaRichLabel *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static gboolean
on_idle_close_popover (gpointer data)
{
  MoaRichLabel *self = data;

  if (self->popover != NULL && !gtk_widget_get_visible (self->popover))
    close_popover (self);
  return G_SOURCE_REMOVE;
}

static const MoaRichLink *
find_link (MoaRichLabel *self, const char *uri)
{
  for (guint i = 0; i < self->text->links->len; i++)
    {
      const MoaRichLink *link = &g_array_index (self->text->links, MoaRichLink, i);

      if (g_str_equal (link->uri, uri))
        return link;
    }
  return NULL;
}

/* Where a link's first line is, in CSS pixels of this widget: what a popover points to. */
static GdkRectangle
get_link_rectangle (MoaRichLabel *self, const char *uri)
{
  PangoLayout *layout = gtk_label_get_layout (self->label);
  const MoaRichLink *link = find_link (self, uri);
  PangoRectangle start, end;
  double x, y;
  int offset_x, offset_y;

  if (link == NULL)
    return (GdkRectangle){ 0, 0, 1, 1 };
  gtk_label_get_layout_offsets (self->label, &offset_x, &offset_y);
  pango_layout_index_to_pos (layout, (int) link->start, &start);
  pango_layout_index_to_pos (layout, (int) link->end, &end);
  if (start.y != end.y)
    end.x = start.x + start.width;
  gtk_widget_translate_coordinates (GTK_WIDGET (self->label), GTK_WIDGET (self), 0, 0, &x, &y);
  return (GdkRectangle){
    .x = (int) x + offset_x + PANGO_PIXELS (MIN (start.x, end.x)),
    .y = (int) y + offset_y + PANGO_PIXELS (start.y),
    .width = MAX (1, PANGO_PIXELS (ABS (end.x - start.x))),
    .height = PANGO_PIXELS (start.height),
  };
}

/* The link that the keyboard is on, or NULL. */
static const MoaRichLink *
find_focused_link (MoaRichLabel *self)
{
  const char *text = gtk_label_get_text (self->label);
  int start, end;
  guint offset;

  if (gtk_label_get_selection_bounds (self->label, &start, &end) || self->text == NULL)
    return NULL;
  offset = (guint) (g_utf8_offset_to_pointer (text, start) - text);
  for (guint i = 0; i < self->text->links->len; i++)
    {
      const MoaRichLink *link = &g_array_index (self->text->links, MoaRichLink, i);

      if (link->start <= offset && offset < link->end)
        return link;
    }
  return NULL;
}

/* Links are no objects of their own to assistive technology, so while the keyboard is on one of
 * them the label has its name, and the whole text as its description. */
static void
tell_link (MoaRichLabel *self, const MoaRichLink *link)
{
  if (link == self->told)
    return;
  self->told = link;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  link != NULL ? link->name : self->text->spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  link != NULL ? self->text->spoken : "", -1);
}

static void
on_label_move_cursor (MoaRichLabel *self)
{
  if (gtk_widget_is_focus (GTK_WIDGET (self->label)))
    tell_link (self, find_focused_link (self));
}

static void
on_focus_leave (MoaRichLabel *self)
{
  tell_link (self, NULL);
}

/* Puts the cursor on a link, which is what GtkLabel means by a focused link. */
static void
focus_link (MoaRichLabel *self, const MoaRichLink *link)
{
  int offset = (int) g_utf8_strlen (gtk_label_get_text (self->label), link->start);

  if (gtk_label_get_selectable (self->label))
    gtk_label_select_region (self->label, offset, offset);
}

/* The keyboard goes back to the link that it came from. The popover is still being closed when it
 * says so; it goes away afterwards. */
static void
on_popover_closed (GtkPopover *popover, MoaRichLabel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    {
      tell_link (self, self->opened);
      gtk_widget_grab_focus (GTK_WIDGET (self->label));
      if (self->opened != NULL)
        focus_link (self, self->opened);
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, on_idle_close_popover, g_object_ref (self), g_object_unref);
}

static void
show_term (MoaRichLabel *self, const char *uri, const char *id)
{
  const MoaTerm *term = moa_bundle_find_term (moa_catalog_get_bundle (self->catalog), id);
  GdkRectangle place = get_link_rectangle (self, uri);

  if (term == NULL)
    return;
  close_popover (self);
  self->opened = find_link (self, uri);
  self->popover = moa_term_popover_new (self->catalog, term);
  g_signal_connect (self->popover, "closed", G_CALLBACK (on_popover_closed), self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* Always handled: GtkLabel would open any other address with the desktop's programs. */
static gboolean
on_label_activate_link (GtkLabel *label, const char *uri, MoaRichLabel *self)
{
  const char *colon = strchr (uri, ':');

  if (g_str_has_prefix (uri, "term:"))
    show_term (self, uri, colon + 1);
  else if (g_str_has_prefix (uri, "part:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.part", "s", colon + 1);
  else if (g_str_has_prefix (uri, "source:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.source", "s", colon + 1);
  return TRUE;
}

static int
choose_least_chars (MoaRichLabel *self)
{
  return g_utf8_strlen (gtk_label_get_text (self->label), -1) > LEAST_CHARS ? LEAST_CHARS : -1;
}

static void
update_label (MoaRichLabel *self)
{
  GtkTextDirection direction;

  close_popover (self);
  self->opened = NULL;
  if (self->told != NULL)
    tell_link (self, NULL);
  g_clear_pointer (&self->text, moa_rich_text_free);
  if (self->catalog == NULL || moa_message_is_empty (self->message))
    {
      gtk_label_set_text (self->label, "");
      return;
    }
  self->text = moa_rich_text_new (self->catalog, self->message, self->cite, self->lead);
  gtk_label_set_markup (self->label, self->text->markup);
  gtk_label_set_width_chars (self->label, choose_least_chars (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text->spoken, -1);
  direction = self->text->direction == MOA_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  gtk_widget_set_direction (GTK_WIDGET (self->label), direction);
}

/* What has the keyboard, kept until GtkLabel has it: it asks where the keyboard was, and what had
 * it may go as it leaves. */
static GtkWidget *
dup_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL ? g_object_ref (focus) : NULL;
}

/* A text that can be selected would take the focus as a whole, with all of it selected, and pass
 * its links over. Here Tab goes from link to link, and past a text that has none. */
static gboolean
moa_rich_label_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MoaRichLabel *self = MOA_RICH_LABEL (widget);
  g_autoptr (GtkWidget) before = dup_focus (widget);
  guint n_links = self->text != NULL ? self->text->links->len : 0;
  gboolean was_inside = gtk_widget_is_focus (GTK_WIDGET (self->label));
  guint entry = direction == GTK_DIR_TAB_BACKWARD && n_links > 0 ? n_links - 1 : 0;

  if (n_links == 0)
    return FALSE;
  if (!was_inside) /* a screen reader asks as soon as it has the focus */
    tell_link (self, &g_array_index (self->text->links, MoaRichLink, entry));
  if (!gtk_widget_child_focus (GTK_WIDGET (self->label), direction))
    {
      tell_link (self, NULL);
      return FALSE;
    }
  if (!was_inside)
    focus_link (self, &g_array_index (self->text->links, MoaRichLink, entry));
  tell_link (self, find_focused_link (self));
  return TRUE;
}

static GtkSizeRequestMode
moa_rich_label_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A box that lies on its side asks how wide the text is at a height, and GtkLabel tries one width
 * after the other to find out. The text is as high as its width demands, so the answer is the same
 * at every height. */
static void
moa_rich_label_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  MoaRichLabel *self = MOA_RICH_LABEL (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (GTK_WIDGET (self->label), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
moa_rich_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaRichLabel *self = MOA_RICH_LABEL (widget);

  gtk_widget_allocate (GTK_WIDGET (self->label), width, height, baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
moa_rich_label_dispose (GObject *object)
{
  MoaRichLabel *self = MOA_RICH_LABEL (object);

  close_popover (self);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (moa_rich_label_parent_class)->dispose (object);
}

static void
moa_rich_label_finalize (GObject *object)
{
  MoaRichLabel *self = MOA_RICH_LABEL (object);

  g_clear_pointer (&self->text, moa_rich_text_free);
  g_free (self->lead);
  G_OBJECT_CLASS (moa_rich_label_parent_class)->finalize (object);
}

static void
moa_rich_label_class_init (MoaRichLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_rich_label_dispose;
  object_class->finalize = moa_rich_label_finalize;
  widget_class->focus = moa_rich_label_focus;
  widget_class->get_request_mode = moa_rich_label_get_request_mode;
  widget_class->measure = moa_rich_label_measure;
  widget_class->size_allocate = moa_rich_label_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "richlabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moa_rich_label_init (MoaRichLabel *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_selectable (self->label, TRUE);
  g_signal_connect (self->label, "activate-link", G_CALLBACK (on_label_activate_link), self);
  g_signal_connect_data (self->label, "move-cursor", G_CALLBACK (on_label_move_cursor), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->label), focus);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/**
 * moa_rich_label_new:
 *
 * Makes a label that is empty until it is given a text.
 */
GtkWidget *
moa_rich_label_new (void)
{
  return g_object_new (MOA_TYPE_RICH_LABEL, NULL);
}

/**
 * moa_rich_label_set_content:
 * @catalog: (nullable): the texts; kept, because the message lives in its bundle
 * @message: (nullable): which text
 * @cite: (nullable): the sources whose numbers follow it
 *
 * Shows @message in the catalog's language. @message and @cite must belong to the catalog's bundle.
 */
void
moa_rich_label_set_content (MoaRichLabel *self,
                            MoaCatalog *catalog,
                            const MoaMessage *message,
                            const MoaCite *cite)
{
  g_return_if_fail (MOA_IS_RICH_LABEL (self));

  g_set_object (&self->catalog, catalog);
  self->message = message;
  self->cite = cite;
  update_label (self);
}

/**
 * moa_rich_label_set_lead:
 * @lead: (nullable): a few words of the interface, such as "Reviewer's note."
 *
 * Puts @lead in bold before the text, on the same line.
 */
void
moa_rich_label_set_lead (MoaRichLabel *self, const char *lead)
{
  g_return_if_fail (MOA_IS_RICH_LABEL (self));

  g_free (self->lead);
  self->lead = g_strdup (lead);
  update_label (self);
}

/**
 * moa_rich_label_set_selectable:
 *
 * Whether the text can be selected and copied, as it can by default. Without, only its links take
 * the focus.
 */
void
moa_rich_label_set_selectable (MoaRichLabel *self, gboolean selectable)
{
  g_return_if_fail (MOA_IS_RICH_LABEL (self));

  gtk_label_set_selectable (self->label, selectable);
}
