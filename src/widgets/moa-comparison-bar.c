/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-comparison-bar.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-comparison-list.h"
#include "moa-lesson-text.h"
#include "moa-wrap-layout.h"

#define SPACING 6 /* CSS pixels */

struct _MoaComparisonBar
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;
  GtkWidget *choices[MOA_COMPARISON_SIDE_BY_SIDE + 1];
  GtkWidget *key; /* whose letter is which, and how much they share */
  GtkWidget *list;
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaComparisonBar, moa_comparison_bar, GTK_TYPE_WIDGET)

static char *
dup_name (MoaComparisonBar *self, guint index)
{
  const MoaMedicine *medicine = g_ptr_array_index (moa_session_get_medicines (self->session),
                                                   index);

  return moa_lesson_text_dup_plain (moa_session_get_catalog (self->session), &medicine->label);
}

static char *
dup_key (MoaComparisonBar *self)
{
  g_autofree char *a = dup_name (self, 0);
  g_autofree char *b = dup_name (self, 1);

  /* Translators: below a diagram in which two medicines are compared. A and B stand for them as on
   * the parts; the numbers are how many parts only one changes, and both do. */
  return g_strdup_printf (C_ ("comparison", "A %1$s: only %2$u · B %3$s: only %4$u · A+B: %5$u"), a,
                          moa_comparison_list_count (self->session, MOA_SHARE_ONLY_A), b,
                          moa_comparison_list_count (self->session, MOA_SHARE_ONLY_B),
                          moa_comparison_list_count (self->session, MOA_SHARE_BOTH)
                              + moa_comparison_list_count (self->session, MOA_SHARE_DIFFER));
}

static void
update (MoaComparisonBar *self)
{
  gboolean has_two = self->session != NULL && moa_session_get_catalog (self->session) != NULL
                     && moa_session_get_medicines (self->session)->len == 2;
  MoaComparison comparison = has_two ? moa_session_get_comparison (self->session)
                                     : MOA_COMPARISON_OFF;
  g_autofree char *key = comparison != MOA_COMPARISON_OFF ? dup_key (self) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choices[i]), i == comparison);
  gtk_label_set_text (GTK_LABEL (self->key), key != NULL ? key : "");
  gtk_widget_set_visible (self->key, comparison == MOA_COMPARISON_ONE_VIEW);
  gtk_widget_set_visible (self->list, comparison != MOA_COMPARISON_OFF);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), has_two);
}

static void
set_session (MoaComparisonBar *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  update (self);
}

static void
on_list_create_popup (GtkMenuButton *button, gpointer user_data)
{
  MoaComparisonBar *self = MOA_COMPARISON_BAR (user_data);
  GtkWidget *popover = gtk_popover_new ();

  if (self->session != NULL && moa_session_get_compare (self->session) != NULL)
    gtk_popover_set_child (GTK_POPOVER (popover), moa_comparison_list_new (self->session));
  gtk_menu_button_set_popover (button, popover);
}

static void
moa_comparison_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_COMPARISON_BAR (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_comparison_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      set_session (MOA_COMPARISON_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_comparison_bar_dispose (GObject *object)
{
  MoaComparisonBar *self = MOA_COMPARISON_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->session_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_comparison_bar_parent_class)->dispose (object);
}

static void
moa_comparison_bar_class_init (MoaComparisonBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_comparison_bar_dispose;
  object_class->get_property = moa_comparison_bar_get_property;
  object_class->set_property = moa_comparison_bar_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "moa-comparison-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_choice (MoaComparisonBar *self, MoaComparison comparison, const char *name, const char *target)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.comparison");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  self->choices[comparison] = button;
}

static void
add_list (MoaComparisonBar *self)
{
  self->list = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->list), C_ ("comparison", "List"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->list), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->list), on_list_create_popup, self,
                                         NULL);
  gtk_widget_set_tooltip_text (self->list, _ ("What both change, and what only one does"));
  moa_accessible_set_name (self->list, _ ("What both change, and what only one does"));
  gtk_widget_add_css_class (self->list, "flat");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

static void
moa_comparison_bar_init (MoaComparisonBar *self)
{
  static const char *const notifications[] = { "notify::medicines", "notify::comparison",
                                               "notify::catalog" };

  gtk_widget_set_layout_manager (GTK_WIDGET (self), moa_wrap_layout_new (SPACING));
  add_choice (self, MOA_COMPARISON_OFF, C_ ("comparison", "Together"), "off");
  add_choice (self, MOA_COMPARISON_ONE_VIEW, C_ ("comparison", "Compare"), "one-view");
  add_choice (self, MOA_COMPARISON_SIDE_BY_SIDE, C_ ("comparison", "Side by side"), "side-by-side");
  add_list (self);
  self->key = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->key), TRUE);
  gtk_widget_set_parent (self->key, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Two medicines"), -1);

  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  for (gsize i = 0; i < G_N_ELEMENTS (notifications); i++)
    g_signal_group_connect_swapped (self->session_signals, notifications[i], G_CALLBACK (update),
                                    self);
}

/**
 * moa_comparison_bar_new:
 *
 * A bar that is hidden until its session has two medicines on.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_comparison_bar_new (void)
{
  return g_object_new (MOA_TYPE_COMPARISON_BAR, NULL);
}
