/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar is below the diagram, so its height must not depend on the step: title and text stand
 * in bins that are as tall as their tallest, and the invitation that is shown before the first
 * step shares the stack with them. */

#include "moa-config.h"

#include "moa-step-bar.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-act-controls.h"
#include "moa-content.h"
#include "moa-lesson-text.h"
#include "moa-rich-label.h"
#include "moa-rich-text.h"
#include "moa-steady-bin.h"
#include "moa-step-dots.h"
#include "moa-wrap-layout.h"

#define CONTROLS_SPACING 12 /* CSS pixels between the buttons of the motion and of the steps */

struct _MoaStepBar
{
  GtkWidget parent_instance;

  GtkStack *stack;
  MoaRichLabel *main_message;
  MoaRichLabel *purpose;
  GtkButton *start;
  GtkLabel *title;
  MoaSteadyBin *title_room;
  MoaRichLabel *text;
  MoaSteadyBin *text_room;
  GtkWidget *controls;
  MoaActControls *acts;
  GtkDropDown *tours;
  GtkButton *previous;
  MoaStepDots *dots;
  GtkButton *next;

  MoaSession *session;
  GSignalGroup *session_signals;
  const MoaTour *tour; /* of which the dots are */
  gboolean updating;   /* the tour picker is being filled, not used */
};

G_DEFINE_FINAL_TYPE (MoaStepBar, moa_step_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static MoaCatalog *
get_catalog (MoaStepBar *self)
{
  return self->session != NULL ? moa_session_get_catalog (self->session) : NULL;
}

static GPtrArray *
get_tours (MoaStepBar *self)
{
  return moa_bundle_get_tours (moa_catalog_get_bundle (get_catalog (self)));
}

/* The lesson's words are isolated, so that a title in another direction does not turn the
 * numbers round. */
static char *
dup_title (MoaStepBar *self, const MoaStep *step)
{
  g_autofree char *title = moa_lesson_text_dup_plain (get_catalog (self), &step->title);

  /* Translators: number of the step, number of steps, title of the step. */
  return g_strdup_printf (_ ("Step %1$u of %2$u · \u2068%3$s\u2069"), step->index + 1,
                          step->tour->n_steps, title);
}

static void
reserve_room (MoaStepBar *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) title_list = NULL;
  g_auto (GStrv) text_list = NULL;

  for (guint i = 0; self->tour != NULL && i < self->tour->n_steps; i++)
    {
      const MoaStep *step = self->tour->steps[i];
      g_autofree char *title = dup_title (self, step);
      g_autofree char *title_markup = g_markup_escape_text (title, -1);
      g_autoptr (MoaRichText)
          text = moa_rich_text_new (get_catalog (self), &step->text, &step->cite, NULL);
      g_autofree char *text_markup = moa_rich_text_dup_unlinked_markup (text);

      g_strv_builder_add (titles, title_markup);
      g_strv_builder_add (texts, text_markup);
    }
  title_list = g_strv_builder_end (titles);
  text_list = g_strv_builder_end (texts);
  moa_steady_bin_set_texts (self->title_room, title_list);
  moa_steady_bin_set_texts (self->text_room, text_list);
}

static void
select_tour (MoaStepBar *self, const MoaTour *tour)
{
  guint index = 0;

  self->tour = tour;
  moa_step_dots_set_tour (self->dots, get_catalog (self), tour);
  reserve_room (self);
  if (tour == NULL || !g_ptr_array_find (get_tours (self), tour, &index))
    return;
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->tours, index);
  self->updating = FALSE;
}

static void
fill_tours (MoaStepBar *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *tours = get_tours (self);

  for (guint i = 0; i < tours->len; i++)
    {
      const MoaTour *tour = g_ptr_array_index (tours, i);
      g_autofree char *title = moa_lesson_text_dup_plain (get_catalog (self), &tour->title);

      gtk_string_list_append (titles, title);
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->tours, G_LIST_MODEL (titles));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->tours), tours->len > 1);
}

/* A button that can do nothing more hands its focus on instead of losing it. */
static void
set_button_sensitive (MoaStepBar *self, GtkButton *button, gboolean sensitive)
{
  gboolean had_focus = gtk_widget_is_focus (GTK_WIDGET (button));

  if (!sensitive && had_focus)
    moa_step_dots_focus_current (self->dots);
  gtk_widget_set_sensitive (GTK_WIDGET (button), sensitive);
}

static void
show_step (MoaStepBar *self, const MoaStep *step)
{
  g_autofree char *title = dup_title (self, step);
  g_autofree char *spoken = moa_describe_step (get_catalog (self), step);

  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  moa_rich_label_set_content (self->text, get_catalog (self), &step->text, &step->cite);
  moa_step_dots_set_current (self->dots, step);
  set_button_sensitive (self, self->previous, step->index > 0);
  set_button_sensitive (self, self->next, step->index + 1 < step->tour->n_steps);
  gtk_stack_set_visible_child_name (self->stack, "step");
}

static void
show_invitation (MoaStepBar *self)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (moa_catalog_get_bundle (get_catalog (self)));

  moa_rich_label_set_content (self->main_message, get_catalog (self), &lesson->main_message, NULL);
  moa_rich_label_set_content (self->purpose, get_catalog (self), &lesson->purpose, NULL);
  moa_step_dots_set_current (self->dots, NULL);
  gtk_stack_set_visible_child_name (self->stack, "invitation");
}

/* Where the first step begins, the button that began it goes. */
static void
update_step (MoaStepBar *self)
{
  const MoaStep *step = moa_session_get_step (self->session);
  gboolean goes_on = step != NULL && gtk_widget_is_focus (GTK_WIDGET (self->start));

  if (step != NULL && step->tour != self->tour)
    select_tour (self, step->tour);
  if (step != NULL)
    show_step (self, step);
  else
    show_invitation (self);
  if (goes_on)
    gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

static void
update_words (MoaStepBar *self)
{
  gtk_button_set_label (self->start, _ ("Start"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->previous), _ ("Previous step"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next), _ ("Next step"));
  moa_accessible_set_name (GTK_WIDGET (self->previous), _ ("Previous step"));
  moa_accessible_set_name (GTK_WIDGET (self->next), _ ("Next step"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tours), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tour"), -1);
}

static void
rebuild (MoaStepBar *self)
{
  const MoaStep *step;
  GPtrArray *tours;

  update_words (self);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), get_catalog (self) != NULL);
  if (get_catalog (self) == NULL)
    return;
  step = moa_session_get_step (self->session);
  tours = get_tours (self);
  fill_tours (self);
  if (step != NULL)
    select_tour (self, step->tour);
  else
    select_tour (self, tours->len > 0 ? g_ptr_array_index (tours, 0) : NULL);
  update_step (self);
}

static void
on_session_notify_catalog (MoaStepBar *self)
{
  rebuild (self);
}

static void
on_session_notify_step (MoaStepBar *self)
{
  if (get_catalog (self) != NULL)
    update_step (self);
}

static void
activate_first_step (MoaStepBar *self, const MoaTour *tour)
{
  g_autofree char *path = NULL;

  if (tour == NULL || tour->n_steps == 0)
    return;
  path = g_strdup_printf ("%s/%s", tour->id, tour->steps[0]->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.step", "s", path);
}

static void
on_start_clicked (GtkButton *button, MoaStepBar *self)
{
  activate_first_step (self, self->tour);
}

static void
on_previous_clicked (GtkButton *button, MoaStepBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.step-previous", NULL);
}

static void
on_next_clicked (GtkButton *button, MoaStepBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.step-next", NULL);
}

static void
on_tours_notify_selected (GtkDropDown *tours, GParamSpec *pspec, MoaStepBar *self)
{
  guint index = gtk_drop_down_get_selected (tours);

  if (self->updating || get_catalog (self) == NULL || index >= get_tours (self)->len)
    return;
  activate_first_step (self, g_ptr_array_index (get_tours (self), index));
}

static void
moa_step_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, MOA_STEP_BAR (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_step_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaStepBar *self = MOA_STEP_BAR (object);

  if (id != PROP_SESSION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!g_set_object (&self->session, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->session_signals, self->session);
  g_object_set (self->acts, "session", self->session, NULL);
  rebuild (self);
}

static void
moa_step_bar_dispose (GObject *object)
{
  MoaStepBar *self = MOA_STEP_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_STEP_BAR);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moa_step_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MOA_TYPE_ACT_CONTROLS);
  g_type_ensure (MOA_TYPE_RICH_LABEL);
  g_type_ensure (MOA_TYPE_STEADY_BIN);
  g_type_ensure (MOA_TYPE_STEP_DOTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-step-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, stack);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, main_message);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, purpose);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, start);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, title);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, title_room);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, text);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, text_room);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, controls);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, acts);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, tours);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, previous);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, dots);
  gtk_widget_class_bind_template_child (widget_class, MoaStepBar, next);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_tours_notify_selected);
}

static void
moa_step_bar_class_init (MoaStepBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_step_bar_dispose;
  object_class->get_property = moa_step_bar_get_property;
  object_class->set_property = moa_step_bar_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "stepbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
}

static void
moa_step_bar_init (MoaStepBar *self)
{
  GtkLayoutManager *controls_layout = moa_wrap_layout_new (CONTROLS_SPACING);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (controls_layout, "xalign", 1.0, NULL);
  gtk_widget_set_layout_manager (self->controls, controls_layout);
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::step",
                                  G_CALLBACK (on_session_notify_step), self);
}
