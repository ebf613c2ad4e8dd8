/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-glossary-page.h"
#include "moa-outline.h"
#include "moa-page-switch.h"
#include "moa-question-list.h"
#include "moa-search.h"
#include "moa-side-panel.h"
#include "moa-source-list.h"

struct _MoaSidePanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *page_switch;
  GtkWidget *search;
  GtkStack *stack;
  MoaSession *session;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SHOW_SWITCH,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const struct
{
  const char *name;
  GType (*get_type) (void);
} pages[] = {
  { "questions", moa_question_list_get_type },
  { "outline", moa_outline_get_type },
  { "glossary", moa_glossary_page_get_type },
  { "sources", moa_source_list_get_type },
};

G_DEFINE_FINAL_TYPE (MoaSidePanel, moa_side_panel, GTK_TYPE_WIDGET)

static void
moa_side_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaSidePanel *self = MOA_SIDE_PANEL (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SHOW_SWITCH:
      g_value_set_boolean (value, gtk_widget_get_visible (self->page_switch));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_side_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaSidePanel *self = MOA_SIDE_PANEL (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SHOW_SWITCH:
      gtk_widget_set_visible (self->page_switch, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_side_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_SIDE_PANEL);
  g_clear_object (&MOA_SIDE_PANEL (object)->session);

  G_OBJECT_CLASS (moa_side_panel_parent_class)->dispose (object);
}

static void
moa_side_panel_class_init (MoaSidePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = moa_side_panel_get_property;
  object_class->set_property = moa_side_panel_set_property;
  object_class->dispose = moa_side_panel_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION, flags);
  properties[PROP_SHOW_SWITCH] = g_param_spec_boolean ("show-switch", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (MOA_TYPE_PAGE_SWITCH);
  g_type_ensure (MOA_TYPE_SEARCH);
  gtk_widget_class_set_css_name (widget_class, "side-panel");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-side-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaSidePanel, box);
  gtk_widget_class_bind_template_child (widget_class, MoaSidePanel, page_switch);
  gtk_widget_class_bind_template_child (widget_class, MoaSidePanel, search);
  gtk_widget_class_bind_template_child (widget_class, MoaSidePanel, stack);
}

static void
moa_side_panel_init (MoaSidePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  moa_page_switch_ellipsize (MOA_PAGE_SWITCH (self->page_switch));
}

static GtkWidget *
get_page (MoaSidePanel *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  for (gsize i = 0; i < G_N_ELEMENTS (pages) && page == NULL; i++)
    if (g_str_equal (pages[i].name, name))
      {
        page = g_object_new (pages[i].get_type (), "session", self->session, NULL);
        gtk_stack_add_named (self->stack, page, name);
      }

  return page;
}

/* Whether there is a page of that name. */
gboolean
moa_side_panel_has_page (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return TRUE;

  return FALSE;
}

/* Brings the page to the front and ends a search. */
void
moa_side_panel_show_page (MoaSidePanel *self, const char *name)
{
  g_return_if_fail (MOA_IS_SIDE_PANEL (self));
  g_return_if_fail (moa_side_panel_has_page (name));

  gtk_stack_set_visible_child (self->stack, get_page (self, name));
  moa_search_set_text (MOA_SEARCH (self->search), "");
}

/* Brings the glossary's entry into sight; the page itself is shown by
 * moa_side_panel_show_page(). */
void
moa_side_panel_show_term (MoaSidePanel *self, const MoaTerm *term)
{
  g_return_if_fail (MOA_IS_SIDE_PANEL (self));

  moa_glossary_page_show_term (MOA_GLOSSARY_PAGE (get_page (self, "glossary")), term->id);
}

/* Brings the entry of the list of sources into sight. */
void
moa_side_panel_show_source (MoaSidePanel *self, const MoaSource *source)
{
  g_return_if_fail (MOA_IS_SIDE_PANEL (self));

  moa_source_list_show_source (MOA_SOURCE_LIST (get_page (self, "sources")), source->id);
}

/* Gives the keyboard to the search entry. */
void
moa_side_panel_focus_search (MoaSidePanel *self)
{
  g_return_if_fail (MOA_IS_SIDE_PANEL (self));

  gtk_widget_grab_focus (self->search);
}
