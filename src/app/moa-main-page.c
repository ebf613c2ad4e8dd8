/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-diagram-pane.h"
#include "moa-findings-bar.h"
#include "moa-header.h"
#include "moa-main-page.h"
#include "moa-notice-bar.h"
#include "moa-notice-sheet.h"
#include "moa-split-view.h"
#include "moa-start-up.h"
#include "moa-step-bar.h"
#include "moa-toast.h"

#define MINIMUM_WIDTH 360 /* px that the page can be squeezed to */

struct _MoaMainPage
{
  GtkWidget parent_instance;
  GtkWidget *box;
  MoaHeader *header;
  MoaNoticeBar *notices;
  MoaFindingsBar *findings;
  MoaSplitView *split;
  MoaSidePanel *panel;
  AdwToastOverlay *toasts;
  MoaDiagramPane *diagram;
  MoaStepBar *step_bar;
  MoaSession *session;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SHOW_PANEL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaMainPage, moa_main_page, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
moa_main_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_box_width (MoaMainPage *self, int width)
{
  int minimum;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (width, minimum);
}

/* The header of a wide page must not keep the window from becoming narrow, so the minimum is a
 * number, not the children's. */
static void
moa_main_page_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  MoaMainPage *self = MOA_MAIN_PAGE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = get_box_width (self, for_size);
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MINIMUM_WIDTH);
}

static void
moa_main_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaMainPage *self = MOA_MAIN_PAGE (widget);

  moa_header_fit (self->header, width);
  width = get_box_width (self, width);
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
on_split_notify_show_sidebar (MoaMainPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PANEL]);
}

/* What lies over the diagram goes away, one at a time, wherever the keyboard is; what has its own
 * use for the key is asked before. */
static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  MoaMainPage *self = MOA_MAIN_PAGE (widget);

  if (moa_main_page_get_notices_shown (self))
    moa_main_page_set_notices_shown (self, FALSE);
  else if (moa_session_get_part (self->session) != NULL)
    gtk_widget_activate_action (widget, "win.part", "s", "");
  else
    return FALSE;

  return TRUE;
}

static void
moa_main_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaMainPage *self = MOA_MAIN_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SHOW_PANEL:
      g_value_set_boolean (value, moa_split_view_get_show_sidebar (self->split));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_main_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaMainPage *self = MOA_MAIN_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SHOW_PANEL:
      moa_split_view_set_show_sidebar (self->split, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_main_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_MAIN_PAGE);
  g_clear_object (&MOA_MAIN_PAGE (object)->session);

  G_OBJECT_CLASS (moa_main_page_parent_class)->dispose (object);
}

/* From one region to the next or, with FALSE, the one before; the diagram begins at the current part. */
static gboolean
on_f6 (GtkWidget *widget, GVariant *forward, gpointer user_data)
{
  MoaMainPage *self = MOA_MAIN_PAGE (widget);
  GtkWidget *view = GTK_WIDGET (moa_diagram_pane_get_view (self->diagram));
  GtkWidget *regions[] = { GTK_WIDGET (self->header), GTK_WIDGET (self->panel),
                           GTK_WIDGET (self->diagram), GTK_WIDGET (self->step_bar) };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint n = G_N_ELEMENTS (regions);
  guint place = 0;

  for (guint i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, regions[i]))
      place = i;

  for (guint i = 1; i < n; i++)
    {
      GtkWidget *next = regions[(place + (g_variant_get_boolean (forward) ? i : n - i)) % n];

      if (next == GTK_WIDGET (self->diagram))
        next = view;
      if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
        return TRUE;
    }

  return FALSE;
}

static void
ensure_types (void)
{
  g_type_ensure (MOA_TYPE_HEADER);
  g_type_ensure (MOA_TYPE_FINDINGS_BAR);
  g_type_ensure (MOA_TYPE_NOTICE_BAR);
  g_type_ensure (MOA_TYPE_NOTICE_SHEET);
  g_type_ensure (MOA_TYPE_SPLIT_VIEW);
  g_type_ensure (MOA_TYPE_SIDE_PANEL);
  g_type_ensure (MOA_TYPE_DIAGRAM_PANE);
  g_type_ensure (MOA_TYPE_STEP_BAR);
}

static void
moa_main_page_class_init (MoaMainPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = moa_main_page_get_property;
  object_class->set_property = moa_main_page_set_property;
  object_class->dispose = moa_main_page_dispose;
  widget_class->get_request_mode = moa_main_page_get_request_mode;
  widget_class->measure = moa_main_page_measure;
  widget_class->size_allocate = moa_main_page_size_allocate;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_PANEL] = g_param_spec_boolean ("show-panel", NULL, NULL, TRUE,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, on_f6, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, on_f6, "b", FALSE);
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-main-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, box);
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, header);
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, notices);
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, findings);
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, split);
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, panel);
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, diagram);
  gtk_widget_class_bind_template_child (widget_class, MoaMainPage, step_bar);
}

static void
moa_main_page_init (MoaMainPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_object_bind_property (self->header, "without-pages", self->panel, "show-switch",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->split, "notify::show-sidebar",
                            G_CALLBACK (on_split_notify_show_sidebar), self);
  moa_start_up_probe (GTK_WIDGET (self->diagram));
}

/* A page that shows the session's lesson; floating. */
GtkWidget *
moa_main_page_new (MoaSession *session)
{
  return g_object_new (MOA_TYPE_MAIN_PAGE, "session", session, NULL);
}

/* The side panel, lent. */
MoaSidePanel *
moa_main_page_get_panel (MoaMainPage *self)
{
  g_return_val_if_fail (MOA_IS_MAIN_PAGE (self), NULL);

  return self->panel;
}

/* The diagram, lent. */
MoaDiagramView *
moa_main_page_get_view (MoaMainPage *self)
{
  g_return_val_if_fail (MOA_IS_MAIN_PAGE (self), NULL);

  return moa_diagram_pane_get_view (self->diagram);
}

/* Shows the toast over the diagram, where it hides no words, and takes it over. */
void
moa_main_page_take_toast (MoaMainPage *self, AdwToast *toast)
{
  g_return_if_fail (MOA_IS_MAIN_PAGE (self));

  moa_toast_show (self->toasts, toast);
}

/* Whether the side panel is shown where there is room for it. */
gboolean
moa_main_page_get_panel_pinned (MoaMainPage *self)
{
  g_return_val_if_fail (MOA_IS_MAIN_PAGE (self), FALSE);

  return moa_split_view_get_pinned (self->split);
}

/* Sets whether the side panel is shown where there is room for it. */
void
moa_main_page_set_panel_pinned (MoaMainPage *self, gboolean pinned)
{
  g_return_if_fail (MOA_IS_MAIN_PAGE (self));

  moa_split_view_set_pinned (self->split, pinned);
}

/* Gives the keyboard to the control of the language, where it was before the page was built
 * anew. */
void
moa_main_page_focus_language (MoaMainPage *self)
{
  g_return_if_fail (MOA_IS_MAIN_PAGE (self));

  moa_header_focus_language (self->header);
}

/* Whether all notices are shown over the lesson. */
gboolean
moa_main_page_get_notices_shown (MoaMainPage *self)
{
  g_return_val_if_fail (MOA_IS_MAIN_PAGE (self), FALSE);

  return moa_notice_bar_get_expanded (self->notices);
}

/* Shows all notices over the lesson, or only their slim line. */
void
moa_main_page_set_notices_shown (MoaMainPage *self, gboolean shown)
{
  g_return_if_fail (MOA_IS_MAIN_PAGE (self));

  moa_notice_bar_set_expanded (self->notices, shown);
}

/* Lists findings over the lesson, see moa_findings_bar_set_findings(); NULL takes the list away. */
void
moa_main_page_set_findings (MoaMainPage *self, GPtrArray *diagnostics)
{
  g_return_if_fail (MOA_IS_MAIN_PAGE (self));

  moa_findings_bar_set_findings (self->findings, diagnostics);
}

/* Takes away the header bar, the side panel and the sheet of notices: what is left is the lesson,
 * and the line of its boxed warning. The header bar and, where it was pinned, the panel come
 * back. */
void
moa_main_page_set_controls_shown (MoaMainPage *self, gboolean shown, gboolean panel_pinned)
{
  g_return_if_fail (MOA_IS_MAIN_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->header), shown);
  moa_main_page_set_panel_pinned (self, shown && panel_pinned);
  if (!shown)
    moa_split_view_set_show_sidebar (self->split, FALSE);
  if (!shown)
    moa_main_page_set_notices_shown (self, FALSE);
}
