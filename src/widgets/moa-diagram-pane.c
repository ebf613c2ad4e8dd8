/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What floats over the diagram is laid out here rather than in a GtkOverlay, because the pieces
 * have to know of each other: the medicine switch gets what the zoom controls leave, the camera
 * keeps clear of both, and the card of a part stands in the lower corner where that part is not.
 * The numbers of a step stand where the camera leaves them room, so that they cover nothing of it.
 * The overview has the lower corner that is left, or none. */

#include "moa-diagram-pane.h"

#include <string.h>

#include "moa-comparison-bar.h"
#include "moa-diagram-pair.h"
#include "moa-diagram-view-private.h"
#include "moa-measure-card.h"
#include "moa-medicine-switch.h"
#include "moa-overview-map.h"
#include "moa-part-card.h"
#include "moa-zoom-controls.h"

#define MARGIN 12         /* CSS pixels between what floats and the edge, and each other */
#define CARD_WIDTH 360    /* CSS pixels at most */
#define CARD_SHARE 0.62   /* of the pane's height at most, unless that is too little to read */
#define CARD_HEIGHT 260   /* CSS pixels that are enough to read */
#define NUMBERS_WIDTH 304 /* CSS pixels at most, of the numbers of a step */
#define VIEW_WIDTH 300    /* CSS pixels that a diagram needs beside the numbers of a step */

struct _MoaDiagramPane
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;
  GtkWidget *pair;
  GtkWidget *view; /* the first of the pair */
  GtkWidget *medicines;
  GtkWidget *comparison;
  GtkWidget *zoom;
  GtkWidget *overview;
  GtkWidget *numbers;
  GtkWidget *card;
  GtkBorder insets;
  guint insets_source;
  guint reveal_source;
  gboolean card_at_start;
  gboolean overview_at_end;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaDiagramPane, moa_diagram_pane, GTK_TYPE_WIDGET)

static int
get_natural_size (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_minimum_size (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* Places a child at the start or the end of the line, which is left or right as the interface's
 * language is read. */
static void
allocate_child (MoaDiagramPane *self,
                GtkWidget *child,
                gboolean at_start,
                int y,
                int width,
                int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = at_start != rtl ? MARGIN : gtk_widget_get_width (GTK_WIDGET (self)) - MARGIN - width;

  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

/* --- camera ----------------------------------------------------------------------------------- */

static gboolean
on_insets_idle (gpointer user_data)
{
  MoaDiagramPane *self = user_data;

  self->insets_source = 0;
  moa_diagram_pair_set_insets (MOA_DIAGRAM_PAIR (self->pair), &self->insets);

  return G_SOURCE_REMOVE;
}

/* The first time the camera has to know before it fits; later it must not move while the window is
 * laid out. */
static void
take_insets (MoaDiagramPane *self, const GtkBorder *insets)
{
  gboolean first = self->insets.top == 0;

  if (memcmp (&self->insets, insets, sizeof *insets) == 0)
    return;

  self->insets = *insets;
  if (first)
    moa_diagram_pair_set_insets (MOA_DIAGRAM_PAIR (self->pair), &self->insets);
  else if (self->insets_source == 0)
    self->insets_source = g_idle_add (on_insets_idle, self);
}

/* --- layout ----------------------------------------------------------------------------------- */

/* Returns where what floats at the top ends. */
static int
allocate_top (MoaDiagramPane *self, int width)
{
  int zoom_width = get_natural_size (self->zoom, GTK_ORIENTATION_HORIZONTAL, -1);
  int zoom_height = get_natural_size (self->zoom, GTK_ORIENTATION_VERTICAL, zoom_width);
  int left = width - zoom_width - 3 * MARGIN;
  int bottom = MARGIN + zoom_height;

  allocate_child (self, self->zoom, FALSE, MARGIN, zoom_width, zoom_height);
  if (gtk_widget_should_layout (self->medicines))
    {
      int minimum = get_minimum_size (self->medicines, GTK_ORIENTATION_HORIZONTAL, -1);
      gboolean beside = minimum <= left;
      int own_width = moa_medicine_switch_get_width (MOA_MEDICINE_SWITCH (self->medicines),
                                                     beside ? left : width - 2 * MARGIN);
      int height = get_natural_size (self->medicines, GTK_ORIENTATION_VERTICAL, own_width);
      int y = beside ? MARGIN : bottom + MARGIN / 2;

      allocate_child (self, self->medicines, TRUE, y, own_width, height);
      bottom = MAX (bottom, y + height);
    }
  if (gtk_widget_should_layout (self->comparison))
    {
      int most = get_natural_size (self->comparison, GTK_ORIENTATION_HORIZONTAL, -1);
      int own_width = MIN (most, width - 2 * MARGIN);
      int height = get_natural_size (self->comparison, GTK_ORIENTATION_VERTICAL, own_width);

      allocate_child (self, self->comparison, TRUE, bottom + MARGIN / 2, own_width, height);
      bottom += MARGIN / 2 + height;
    }

  return bottom;
}

static graphene_rect_t
get_corner (MoaDiagramPane *self, gboolean at_start, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int own_width = gtk_widget_get_width (GTK_WIDGET (self));
  int own_height = gtk_widget_get_height (GTK_WIDGET (self));
  int x = at_start != rtl ? MARGIN : own_width - MARGIN - width;

  return GRAPHENE_RECT_INIT (x, own_height - MARGIN - height, width, height);
}

static gboolean
on_reveal_idle (gpointer user_data)
{
  MoaDiagramPane *self = user_data;
  const MoaPart *part = moa_session_get_part (self->session);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkBorder covered = { 0 };

  self->reveal_source = 0;
  if (self->card_at_start != rtl)
    covered.left = (gint16) (gtk_widget_get_width (self->card) + MARGIN);
  else
    covered.right = (gint16) (gtk_widget_get_width (self->card) + MARGIN);
  if (part != NULL)
    moa_diagram_view_reveal_part (MOA_DIAGRAM_VIEW (self->view), part, &covered);

  return G_SOURCE_REMOVE;
}

/* Moves only when it has to: a card that jumps from side to side at each step of a walk would be a
 * nuisance. */
static void
choose_card_side (MoaDiagramPane *self, int width, int height)
{
  const MoaPart *part = moa_session_get_part (self->session);
  graphene_rect_t bounds, place;
  graphene_rect_t other;

  if (part == NULL
      || !moa_diagram_view_get_part_bounds (MOA_DIAGRAM_VIEW (self->view), part, &bounds))
    return;

  place = get_corner (self, self->card_at_start, width, height);
  other = get_corner (self, !self->card_at_start, width, height);
  if (!graphene_rect_intersection (&bounds, &place, NULL))
    return;
  if (!graphene_rect_intersection (&bounds, &other, NULL))
    self->card_at_start = !self->card_at_start;
  else if (self->reveal_source == 0 && part->type == MOA_PART_NODE)
    self->reveal_source = g_idle_add (on_reveal_idle, self);
}

static void
allocate_card (MoaDiagramPane *self, int width, int height)
{
  int enough = MAX ((int) (height * CARD_SHARE), CARD_HEIGHT);
  int room = MIN (height - self->insets.top - 2 * MARGIN, enough);
  int minimum_width = get_minimum_size (self->card, GTK_ORIENTATION_HORIZONTAL, -1);
  int card_width = MAX (MIN (CARD_WIDTH, width - 2 * MARGIN), minimum_width);
  int natural = get_natural_size (self->card, GTK_ORIENTATION_VERTICAL, card_width);
  int minimum = get_minimum_size (self->card, GTK_ORIENTATION_VERTICAL, card_width);
  int card_height = MAX (MIN (natural, room), minimum);

  if (moa_session_get_explanation (self->session) == NULL)
    choose_card_side (self, card_width, card_height);
  allocate_child (self, self->card, self->card_at_start, height - MARGIN - card_height, card_width,
                  card_height);
}

/* While a change is explained, the whole path to it is looked at beside the card. */
static void
keep_clear_of_card (MoaDiagramPane *self, int width, GtkBorder *insets)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int minimum_width = get_minimum_size (self->card, GTK_ORIENTATION_HORIZONTAL, -1);
  int own_width = MAX (MIN (CARD_WIDTH, width - 2 * MARGIN), minimum_width);

  if (width - own_width - MARGIN < VIEW_WIDTH)
    return;
  if (self->card_at_start != rtl)
    insets->left = (gint16) (own_width + MARGIN);
  else
    insets->right = (gint16) (own_width + MARGIN);
}

/* At the end of the line, or in the way of nothing at the bottom where the pane is narrow. */
static void
allocate_numbers (MoaDiagramPane *self, int width, int height, GtkBorder *insets)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int minimum_width = get_minimum_size (self->numbers, GTK_ORIENTATION_HORIZONTAL, -1);
  int own_width = MAX (MIN (NUMBERS_WIDTH, width - 2 * MARGIN), minimum_width);
  gboolean beside = width - own_width - MARGIN >= VIEW_WIDTH;
  int room = (int) ((height - insets->top) * (beside ? 1 : 0.5)) - 2 * MARGIN;
  int minimum = get_minimum_size (self->numbers, GTK_ORIENTATION_VERTICAL, own_width);
  int natural = get_natural_size (self->numbers, GTK_ORIENTATION_VERTICAL, own_width);
  int own_height = MAX (MIN (natural, room), minimum);

  allocate_child (self, self->numbers, FALSE, height - MARGIN - own_height, own_width, own_height);
  if (!beside)
    insets->bottom = (gint16) (own_height + MARGIN);
  else if (rtl)
    insets->left = (gint16) (own_width + MARGIN);
  else
    insets->right = (gint16) (own_width + MARGIN);
}

static gboolean
meets (MoaDiagramPane *self, GtkWidget *child, const graphene_rect_t *place)
{
  graphene_rect_t bounds;

  return gtk_widget_should_layout (child)
         && gtk_widget_compute_bounds (child, GTK_WIDGET (self), &bounds)
         && graphene_rect_intersection (&bounds, place, NULL);
}

/* Whether the overview has room in a lower corner, and a margin around it. */
static gboolean
is_corner_free (MoaDiagramPane *self, gboolean at_start, int width, int height)
{
  graphene_rect_t place = get_corner (self, at_start, width, height);

  graphene_rect_inset (&place, -MARGIN, -MARGIN);

  return place.origin.x >= 0 && place.origin.y >= self->insets.top
         && place.size.width <= gtk_widget_get_width (GTK_WIDGET (self))
         && !meets (self, self->card, &place) && !meets (self, self->numbers, &place);
}

static gboolean
lies_below (MoaDiagramPane *self, const MoaPart *part, const graphene_rect_t *place)
{
  graphene_rect_t bounds;

  return part != NULL
         && moa_diagram_view_get_part_bounds (MOA_DIAGRAM_VIEW (self->view), part, &bounds)
         && graphene_rect_intersection (&bounds, place, NULL);
}

/* What one reads, has chosen or is shown by a step had better not lie below the overview. */
static gboolean
covers_part (MoaDiagramPane *self, gboolean at_start, int width, int height)
{
  graphene_rect_t place = get_corner (self, at_start, width, height);
  const MoaPartList *focus = moa_session_get_focus (self->session);

  for (guint i = 0; i < focus->n_parts; i++)
    if (focus->parts[i]->type == MOA_PART_NODE && lies_below (self, focus->parts[i], &place))
      return TRUE;

  return lies_below (self, moa_session_get_part (self->session), &place)
         || lies_below (self, moa_diagram_view_get_focused (MOA_DIAGRAM_VIEW (self->view)), &place);
}

/* Stays in its corner unless that is taken, or something that matters lies below it. A hand that
 * holds it, or the keyboard on it, keeps it where it is. */
static gboolean
choose_overview_side (MoaDiagramPane *self, int width, int height, gboolean *at_start)
{
  gboolean own = !self->overview_at_end;
  gboolean stays = is_corner_free (self, own, width, height);
  gboolean can_move = is_corner_free (self, !own, width, height);
  gboolean is_used = moa_overview_map_is_held (MOA_OVERVIEW_MAP (self->overview))
                     || gtk_widget_has_focus (self->overview);

  *at_start = own;
  if (stays && is_used)
    return TRUE;

  stays = stays && !covers_part (self, own, width, height);
  if (!stays && can_move && (is_used || !covers_part (self, !own, width, height)))
    {
      *at_start = !own;
      return TRUE;
    }

  return stays;
}

static void
allocate_overview (MoaDiagramPane *self, int width, int height)
{
  gboolean at_start, has_room;
  int own_width, own_height;

  moa_overview_map_get_size (MOA_OVERVIEW_MAP (self->overview), width, height, &own_width,
                             &own_height);
  has_room = choose_overview_side (self, own_width, own_height, &at_start);
  gtk_widget_set_child_visible (self->overview, has_room);
  moa_overview_map_set_has_room (MOA_OVERVIEW_MAP (self->overview), has_room);
  if (!has_room || !gtk_widget_get_visible (self->overview))
    return;

  self->overview_at_end = !at_start;
  allocate_child (self, self->overview, at_start, height - MARGIN - own_height, own_width,
                  own_height);
}

static void
moa_diagram_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaDiagramPane *self = MOA_DIAGRAM_PANE (widget);
  GtkBorder insets = { 0 };

  insets.top = (gint16) allocate_top (self, width);
  if (gtk_widget_should_layout (self->numbers))
    allocate_numbers (self, width, height, &insets);
  if (gtk_widget_should_layout (self->card) && moa_session_get_explanation (self->session) != NULL
      && !moa_diagram_pair_has_two (MOA_DIAGRAM_PAIR (self->pair)))
    keep_clear_of_card (self, width, &insets);
  take_insets (self, &insets);
  gtk_widget_size_allocate (self->pair, &(GtkAllocation){ 0, 0, width, height }, -1);
  if (gtk_widget_should_layout (self->card))
    allocate_card (self, width, height);
  if (moa_diagram_view_get_geometry (MOA_DIAGRAM_VIEW (self->view)) != NULL)
    allocate_overview (self, width, height);
}

static void
moa_diagram_pane_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MoaDiagramPane *self = MOA_DIAGRAM_PANE (widget);
  GtkWidget *children[] = { self->pair, self->medicines, self->comparison,
                            self->zoom, self->numbers,   self->card };

  *minimum = *natural = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum, child_natural;
      int margin = i > 0 ? 2 * MARGIN : 0;

      if (!gtk_widget_should_layout (children[i]))
        continue;
      gtk_widget_measure (children[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum + margin);
      *natural = i == 0 ? child_natural : *natural;
    }
  *natural = MAX (*natural, *minimum);
}

/* --- wiring ----------------------------------------------------------------------------------- */

/* Opened by keyboard, the card is what comes next; opened by pointer, the hand is still on the
 * diagram. */
static void
on_view_part_opened (MoaDiagramPane *self)
{
  if (gtk_widget_get_visible (self->card))
    gtk_widget_grab_focus (self->card);
}

/* Whoever closes the card from inside it goes on where the part is. */
static void
on_session_notify_part (MoaDiagramPane *self)
{
  gboolean had_focus = (gtk_widget_get_state_flags (self->card) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (moa_session_get_part (self->session) == NULL && had_focus)
    gtk_widget_grab_focus (self->view);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_session (MoaDiagramPane *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  g_object_set (self->pair, "session", session, NULL);
  g_object_set (self->comparison, "session", session, NULL);
  g_object_set (self->medicines, "session", session, NULL);
  g_object_set (self->numbers, "session", session, NULL);
  g_object_set (self->card, "session", session, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * moa_diagram_pane_get_view:
 * @self: a diagram pane
 *
 * The diagram itself: what the actions of a window zoom.
 *
 * Returns: (transfer none): a view
 */
MoaDiagramView *
moa_diagram_pane_get_view (MoaDiagramPane *self)
{
  return MOA_DIAGRAM_VIEW (self->view);
}

static void
moa_diagram_pane_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      set_session (MOA_DIAGRAM_PANE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_diagram_pane_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_DIAGRAM_PANE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_diagram_pane_dispose (GObject *object)
{
  MoaDiagramPane *self = MOA_DIAGRAM_PANE (object);

  g_clear_handle_id (&self->insets_source, g_source_remove);
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->numbers, gtk_widget_unparent);
  g_clear_pointer (&self->overview, gtk_widget_unparent);
  g_clear_pointer (&self->zoom, gtk_widget_unparent);
  g_clear_pointer (&self->comparison, gtk_widget_unparent);
  g_clear_pointer (&self->medicines, gtk_widget_unparent);
  self->view = NULL;
  g_clear_pointer (&self->pair, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_diagram_pane_parent_class)->dispose (object);
}

static void
moa_diagram_pane_class_init (MoaDiagramPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_diagram_pane_dispose;
  object_class->set_property = moa_diagram_pane_set_property;
  object_class->get_property = moa_diagram_pane_get_property;
  widget_class->measure = moa_diagram_pane_measure;
  widget_class->size_allocate = moa_diagram_pane_size_allocate;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "moa-diagram-pane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moa_diagram_pane_init (MoaDiagramPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->medicines = moa_medicine_switch_new ();
  self->zoom = moa_zoom_controls_new ();
  self->comparison = moa_comparison_bar_new ();
  self->pair = moa_diagram_pair_new ();
  self->view = GTK_WIDGET (moa_diagram_pair_get_first (MOA_DIAGRAM_PAIR (self->pair)));
  self->overview = moa_overview_map_new (MOA_DIAGRAM_VIEW (self->view));
  self->numbers = moa_measure_card_new ();
  self->card = moa_part_card_new ();
  gtk_widget_insert_before (self->pair, widget, NULL);
  gtk_widget_insert_before (self->medicines, widget, NULL);
  gtk_widget_insert_before (self->comparison, widget, NULL);
  gtk_widget_insert_before (self->zoom, widget, NULL);
  gtk_widget_insert_before (self->overview, widget, NULL);
  gtk_widget_insert_before (self->numbers, widget, NULL);
  gtk_widget_insert_before (self->card, widget, NULL);

  g_object_set (self->zoom, "view", self->view, NULL);
  g_signal_connect_swapped (self->view, "part-opened", G_CALLBACK (on_view_part_opened), self);
  g_signal_connect_swapped (self->overview, "rested", G_CALLBACK (gtk_widget_queue_allocate), self);
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::part",
                                  G_CALLBACK (on_session_notify_part), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::explanation",
                                  G_CALLBACK (gtk_widget_queue_allocate), self);
  moa_diagram_view_add_side_buttons (widget);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
}
