/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows stay while one walks along them: only the mark moves, so that the keyboard stays where
 * it is. A screen reader hears each stop as the description of the button that led there, which has
 * the focus. */

#include "moa-config.h"

#include "moa-why-view.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-content.h"
#include "moa-describe-effect.h"
#include "moa-lesson-text.h"
#include "moa-wrap-layout.h"

#define SPACING 6 /* CSS pixels */

struct _MoaWhyView
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;
  const MoaExplanation *explanation; /* that the rows are of, for comparison only */
  GtkWidget *heading;
  GtkWidget *rows;
  GtkWidget *back;
  GtkWidget *previous;
  GtkWidget *next;
  GPtrArray *stops; /* buttons, by stop */
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaWhyView, moa_why_view, GTK_TYPE_WIDGET)

/* --- rows ------------------------------------------------------------------------------------- */

static MoaEffect
get_result (const MoaExplanationStop *stop)
{
  const MoaPath *path = stop->path;
  guint before = moa_describe_get_n_reasons (path) - path->n_links;

  if (stop->reason < before)
    return path->target->change == MOA_SIGN_PLUS ? MOA_EFFECT_MORE : MOA_EFFECT_LESS;

  return path->links[stop->reason - before].result;
}

static GtkWidget *
create_stop (MoaWhyView *self, const MoaExplanationStop *stop, guint index)
{
  g_autofree char *sentence = moa_describe_reason (moa_session_get_catalog (self->session),
                                                   stop->path, stop->reason);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *sign = gtk_label_new (get_result (stop) == MOA_EFFECT_MORE ? "▲" : "▼");

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, "sign");
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), moa_content_new_label (sentence, NULL));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (gint32) index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.why-stop");

  return button;
}

static GtkWidget *
create_source (const MoaSource *source)
{
  g_autofree char *number = g_strdup_printf ("%u", source->number);
  /* Translators: the button of a citation, for screen readers. */
  g_autofree char *name = g_strdup_printf (_ ("Source %u"), source->number);
  g_autofree char *reference = moa_source_format_reference (source);
  GtkWidget *button = gtk_button_new_with_label (number);

  gtk_widget_set_tooltip_text (button, reference);
  moa_accessible_set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "moa-citation");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", source->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.source");

  return button;
}

/* An arrow's own sources; where no arrow leads, those of the medicine. */
static const MoaCite *
get_cite (const MoaExplanationStop *stop)
{
  return stop->part->type == MOA_PART_EDGE ? &stop->part->cite : &stop->path->medicine->cite;
}

static GtkWidget *
create_sources (const MoaCite *cite)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, moa_wrap_layout_new (2));
  gtk_widget_add_css_class (box, "moa-citations");
  for (guint i = 0; i < cite->n_sources; i++)
    gtk_box_append (GTK_BOX (box), create_source (cite->sources[i]));

  return box;
}

/* Where several paths are told, each begins with what comes of it. */
static void
append_path_heading (MoaWhyView *self, const MoaPath *path)
{
  g_autofree char *medicine = moa_lesson_text_dup_plain (moa_session_get_catalog (self->session),
                                                         &path->medicine->label);
  /* Translators: a medicine and what comes of it by one way: "less" or "more". */
  g_autofree char *words = g_strdup_printf (
      C_ ("reason", "%1$s: %2$s"), medicine,
      moa_describe_effect_word (path->result, path->contested));
  GtkWidget *label = moa_content_new_label (words, NULL);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (self->rows), label);
}

static gboolean
has_several_paths (const MoaExplanation *explanation)
{
  guint last = explanation->stops->len - 1;

  return moa_explanation_get_stop (explanation, 0)->path
         != moa_explanation_get_stop (explanation, last)->path;
}

static void
clear_rows (MoaWhyView *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->stops, 0);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
}

static void
fill_rows (MoaWhyView *self, const MoaExplanation *explanation)
{
  const MoaPath *path = NULL;

  clear_rows (self);
  for (guint i = 0; i < explanation->stops->len; i++)
    {
      const MoaExplanationStop *stop = moa_explanation_get_stop (explanation, i);
      GtkWidget *button = create_stop (self, stop, i);

      if (stop->path != path && has_several_paths (explanation))
        append_path_heading (self, stop->path);
      path = stop->path;
      gtk_box_append (GTK_BOX (self->rows), button);
      gtk_box_append (GTK_BOX (self->rows), create_sources (get_cite (stop)));
      g_ptr_array_add (self->stops, button);
    }
}

/* --- what the session says -------------------------------------------------------------------- */

static void
mark_stop (GtkWidget *button, gboolean current)
{
  if (current)
    gtk_widget_add_css_class (button, "current");
  else
    gtk_widget_remove_css_class (button, "current");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}

/* A button that can do nothing more hands its focus on instead of losing it. */
static void
set_step_button (GtkWidget *button, GtkWidget *other, gboolean sensitive, const char *description)
{
  gboolean had_focus = gtk_widget_is_focus (button);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_widget_set_sensitive (button, sensitive);
  if (had_focus && !sensitive)
    gtk_widget_grab_focus (other);
}

static void
show_stop (MoaWhyView *self, const MoaExplanation *explanation)
{
  int current = moa_session_get_explanation_stop (self->session);
  const MoaExplanationStop *stop = current >= 0
                                       ? moa_explanation_get_stop (explanation, (guint) current)
                                       : NULL;
  g_autofree char *words = stop != NULL ? moa_describe_reason (
                               moa_session_get_catalog (self->session), stop->path, stop->reason)
                                        : g_strdup (gtk_label_get_text (GTK_LABEL (self->heading)));

  for (guint i = 0; i < self->stops->len; i++)
    mark_stop (g_ptr_array_index (self->stops, i), (int) i == current);
  set_step_button (self->next, self->previous, current + 1 < (int) self->stops->len, words);
  set_step_button (self->previous, self->next, current >= 0, words);
}

static void
show_explanation (MoaWhyView *self, const MoaExplanation *explanation)
{
  g_autofree char *question = moa_describe_why (moa_session_get_catalog (self->session),
                                                explanation->influence, explanation->node);

  gtk_label_set_text (GTK_LABEL (self->heading), question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  fill_rows (self, explanation);
}

/* Before it goes: who has walked in here goes on at what it stands on. */
static void
hand_focus_on (MoaWhyView *self)
{
  GtkWidget *ancestor = gtk_widget_get_parent (GTK_WIDGET (self));

  if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return;
  while (ancestor != NULL && !gtk_widget_get_focusable (ancestor))
    ancestor = gtk_widget_get_parent (ancestor);
  if (ancestor != NULL)
    gtk_widget_grab_focus (ancestor);
}

static void
update (MoaWhyView *self, gboolean rebuild)
{
  const MoaExplanation *explanation = self->session != NULL
                                          ? moa_session_get_explanation (self->session)
                                          : NULL;
  gboolean is_new = explanation != self->explanation;

  self->explanation = explanation;
  if (explanation == NULL)
    hand_focus_on (self);
  gtk_widget_set_visible (GTK_WIDGET (self), explanation != NULL);
  if (explanation == NULL)
    {
      clear_rows (self);
      return;
    }
  if (is_new || rebuild)
    show_explanation (self, explanation);
  show_stop (self, explanation);
}

static void
on_session_notify_explanation (MoaWhyView *self)
{
  update (self, FALSE);
}

static void
on_session_notify_catalog (MoaWhyView *self)
{
  update (self, TRUE);
}

static void
set_session (MoaWhyView *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  update (self, TRUE);
}

/* Whoever asks why goes on with the next arrow. */
static gboolean
moa_why_view_grab_focus (GtkWidget *widget)
{
  MoaWhyView *self = MOA_WHY_VIEW (widget);

  return gtk_widget_grab_focus (gtk_widget_get_sensitive (self->next) ? self->next : self->back);
}

static void
moa_why_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_WHY_VIEW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_why_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      set_session (MOA_WHY_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_why_view_dispose (GObject *object)
{
  MoaWhyView *self = MOA_WHY_VIEW (object);
  GtkWidget *child;

  g_clear_object (&self->session_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->stops, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_why_view_parent_class)->dispose (object);
}

static void
moa_why_view_class_init (MoaWhyViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_why_view_dispose;
  object_class->get_property = moa_why_view_get_property;
  object_class->set_property = moa_why_view_set_property;
  widget_class->grab_focus = moa_why_view_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "moa-why-view");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
create_bar (MoaWhyView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->back = create_button (C_ ("reason", "Back"), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->back), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "win.why");
  self->previous = create_button (C_ ("reason", "Previous arrow"), "win.why-previous");
  self->next = create_button (C_ ("reason", "Next arrow"), "win.why-next");
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_set_layout_manager (bar, moa_wrap_layout_new (SPACING));
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), self->previous);
  gtk_box_append (GTK_BOX (bar), self->next);

  return bar;
}

static void
moa_why_view_init (MoaWhyView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->stops = g_ptr_array_new ();
  self->heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->heading, "heading");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (create_bar (self), GTK_WIDGET (self));
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::explanation",
                                  G_CALLBACK (on_session_notify_explanation), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
}
