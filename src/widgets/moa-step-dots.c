/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One stop of the Tab key: it comes to the present dot, and from there arrow keys, Home and End go
 * to the others. Only a press goes to the step. */

#include "moa-config.h"

#include "moa-step-dots.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-lesson-text.h"

#define SHOWN_MIN 64 /* CSS pixels: about two dots, below which it does not shrink */

struct _MoaStepDots
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *box;

  MoaCatalog *catalog;
  const MoaTour *tour;
  const MoaStep *current;
  guint tick; /* the callback that brings the present dot into view, or 0 */
  guint ticks;
  GHashTable *visited; /* ids "tour/step": it outlives a change of language */
};

G_DEFINE_FINAL_TYPE (MoaStepDots, moa_step_dots, GTK_TYPE_WIDGET)

static char *
dup_path (const MoaStep *step)
{
  return g_strdup_printf ("%s/%s", step->tour->id, step->id);
}

static const MoaStep *
get_step (GtkWidget *dot)
{
  return g_object_get_data (G_OBJECT (dot), "step");
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_dot (MoaStepDots *self, GtkWidget *dot)
{
  const MoaStep *step = get_step (dot);
  g_autofree char *path = dup_path (step);
  gboolean visited = g_hash_table_contains (self->visited, path);

  set_class (dot, "current", step == self->current);
  set_class (dot, "visited", visited);
  gtk_accessible_update_state (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_STATE_SELECTED,
                               step == self->current, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  visited && step != self->current ? _ ("already seen") : "", -1);
}

static GtkWidget *
find_current (MoaStepDots *self)
{
  GtkWidget *dot = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (dot != NULL && get_step (dot) != self->current)
    dot = gtk_widget_get_next_sibling (dot);
  return self->current != NULL ? dot : NULL;
}

/* Keeps the present dot in the middle where not all of them fit. A tick comes before the layout
 * of its frame, so the second one does it. */
static gboolean
on_tick_show_current (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MoaStepDots *self = MOA_STEP_DOTS (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  GtkWidget *dot = find_current (self);
  graphene_rect_t bounds;

  if (self->ticks++ == 0)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  if (dot != NULL && gtk_widget_compute_bounds (dot, GTK_WIDGET (self->box), &bounds))
    gtk_adjustment_set_value (adjustment, bounds.origin.x + bounds.size.width / 2
                                              - gtk_adjustment_get_page_size (adjustment) / 2);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
show_current_soon (MoaStepDots *self)
{
  self->ticks = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_show_current, NULL, NULL);
}

/* There is more or less room for the dots than before. */
static void
on_adjustment_changed (MoaStepDots *self)
{
  show_current_soon (self);
}

static void
update_dots (MoaStepDots *self)
{
  for (GtkWidget *dot = gtk_widget_get_first_child (GTK_WIDGET (self->box)); dot != NULL;
       dot = gtk_widget_get_next_sibling (dot))
    update_dot (self, dot);
  show_current_soon (self);
}

static void
on_dot_clicked (GtkButton *dot, MoaStepDots *self)
{
  g_autofree char *path = dup_path (get_step (GTK_WIDGET (dot)));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.step", "s", path);
}

static GtkWidget *
make_dot (MoaStepDots *self, const MoaStep *step)
{
  GtkWidget *dot = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB, NULL);
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title = moa_lesson_text_dup_plain (self->catalog, &step->title);
  /* Translators: number and title of a step, as a tooltip and read aloud. */
  g_autofree char *name = g_strdup_printf (_ ("Step %1$u: %2$s"), step->index + 1, title);

  gtk_widget_add_css_class (mark, "moa-dot-mark");
  gtk_widget_set_halign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (dot), mark);
  gtk_widget_add_css_class (dot, "flat");
  gtk_widget_add_css_class (dot, "moa-dot");
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (dot, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) step->index + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int) step->tour->n_steps, -1);
  g_object_set_data (G_OBJECT (dot), "step", (gpointer) step);
  g_signal_connect (dot, "clicked", G_CALLBACK (on_dot_clicked), self);
  return dot;
}

/* --- focus ------------------------------------------------------------------------------------ */

static GtkWidget *
find_focused (MoaStepDots *self)
{
  GtkWidget *dot = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (dot != NULL && !gtk_widget_is_focus (dot))
    dot = gtk_widget_get_next_sibling (dot);
  return dot;
}

static gboolean
enter (MoaStepDots *self)
{
  GtkWidget *dot = find_current (self);

  if (dot == NULL)
    dot = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  return dot != NULL && gtk_widget_grab_focus (dot);
}

/* The way of an arrow key is that of the eye; the ends hold the focus. */
static void
go_beside (GtkWidget *dot, GtkDirectionType direction)
{
  gboolean mirrored = gtk_widget_get_direction (dot) == GTK_TEXT_DIR_RTL;
  GtkWidget *next = (direction == GTK_DIR_RIGHT) != mirrored ? gtk_widget_get_next_sibling (dot)
                                                             : gtk_widget_get_prev_sibling (dot);

  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    gtk_widget_error_bell (dot);
}

static gboolean
moa_step_dots_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MoaStepDots *self = MOA_STEP_DOTS (widget);
  GtkWidget *focused = find_focused (self);

  if (focused == NULL)
    return enter (self);
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;

  go_beside (focused, direction);
  return TRUE;
}

static gboolean
on_end_key (GtkWidget *widget, GVariant *is_last, gpointer user_data)
{
  GtkWidget *box = GTK_WIDGET (MOA_STEP_DOTS (widget)->box);
  GtkWidget *dot = g_variant_get_boolean (is_last) ? gtk_widget_get_last_child (box)
                                                   : gtk_widget_get_first_child (box);

  return dot != NULL && gtk_widget_grab_focus (dot);
}

static void
add_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, on_end_key, "b", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Home, 0, on_end_key, "b", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, on_end_key, "b", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_End, 0, on_end_key, "b", TRUE);
}

/* --- class ------------------------------------------------------------------------------------ */

static void
moa_step_dots_dispose (GObject *object)
{
  MoaStepDots *self = MOA_STEP_DOTS (object);

  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (moa_step_dots_parent_class)->dispose (object);
}

static void
moa_step_dots_finalize (GObject *object)
{
  g_hash_table_unref (MOA_STEP_DOTS (object)->visited);
  G_OBJECT_CLASS (moa_step_dots_parent_class)->finalize (object);
}

static void
moa_step_dots_class_init (MoaStepDotsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_step_dots_dispose;
  object_class->finalize = moa_step_dots_finalize;
  widget_class->focus = moa_step_dots_focus;
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "stepdots");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
moa_step_dots_init (MoaStepDots *self)
{
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB_LIST, NULL);
  gtk_widget_set_halign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (self->scroller, TRUE);
  gtk_scrolled_window_set_min_content_width (self->scroller, SHOWN_MIN);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->box));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (self->scroller), "changed",
                            G_CALLBACK (on_adjustment_changed), self);
}

/**
 * moa_step_dots_set_tour:
 * @catalog: (nullable): kept, for the tour and its titles
 * @tour: (nullable): whose steps the dots are
 *
 * Makes a dot for each step of @tour; none is the present one until moa_step_dots_set_current().
 */
void
moa_step_dots_set_tour (MoaStepDots *self, MoaCatalog *catalog, const MoaTour *tour)
{
  g_return_if_fail (MOA_IS_STEP_DOTS (self));

  moa_content_clear (GTK_WIDGET (self->box));
  self->tour = tour;
  self->current = NULL;
  g_set_object (&self->catalog, catalog);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps"), -1);
  for (guint i = 0; tour != NULL && i < tour->n_steps; i++)
    gtk_box_append (self->box, make_dot (self, tour->steps[i]));
  update_dots (self);
}

/**
 * moa_step_dots_set_current:
 * @step: (nullable): of the tour
 *
 * Makes @step the present one, and from then on a visited one.
 */
void
moa_step_dots_set_current (MoaStepDots *self, const MoaStep *step)
{
  g_return_if_fail (MOA_IS_STEP_DOTS (self));

  self->current = step;
  if (step != NULL)
    g_hash_table_add (self->visited, dup_path (step));
  update_dots (self);
}

/**
 * moa_step_dots_focus_current:
 *
 * Gives the keyboard focus to the present dot. Returns whether there is one.
 */
gboolean
moa_step_dots_focus_current (MoaStepDots *self)
{
  GtkWidget *dot;

  g_return_val_if_fail (MOA_IS_STEP_DOTS (self), FALSE);

  dot = find_current (self);
  return dot != NULL && gtk_widget_grab_focus (dot);
}
