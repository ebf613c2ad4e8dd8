/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-header.h"
#include "moa-interface-language.h"
#include "moa-language.h"
#include "moa-language-button.h"
#include "moa-lesson-text.h"
#include "moa-offered-languages.h"
#include "moa-page-switch.h"

#define MENUS "/org/moa/Moa/ui/menus.ui"
#define TITLE_WIDTH 150 /* px: what the title keeps before controls move away */

typedef enum
{
  ROOM_FOR_ALL,
  ROOM_WITHOUT_PAGES,  /* the pages are in the side panel */
  ROOM_FOR_TITLE_ONLY, /* word level and language are in the menu too */
} MoaHeaderRoom;

struct _MoaHeader
{
  GtkWidget parent_instance;
  GtkWidget *bar;
  AdwWindowTitle *title;
  GtkWidget *panel_toggle;
  GtkWidget *page_switch;
  GtkWidget *level_switch;
  GtkWidget *language_button;
  GtkMenuButton *menu_button;
  gboolean has_menu; /* the button's menu is made and says what is so */
  MoaSession *session;
  int full_width;   /* px that everything needs */
  int medium_width; /* px that everything but the pages needs */
  MoaHeaderRoom room;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_WITHOUT_PAGES,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaHeader, moa_header, GTK_TYPE_WIDGET)

static GMenuModel *
new_language_menu (MoaHeader *self)
{
  g_auto (GStrv) interface = moa_interface_language_list ();
  g_auto (GStrv) tags = moa_offered_languages_new (moa_session_get_bundle (self->session),
                                                   (const char *const *) interface);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *name = moa_language_dup_name (tags[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "win.language", "s", tags[i]);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static void
append_section (GMenu *menu, GtkBuilder *builder, const char *id)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (gtk_builder_get_object (builder, id)));
}

/* What has no room in the bar comes back here. */
static void
append_moved_controls (MoaHeader *self, GMenu *menu, GtkBuilder *builder)
{
  g_autoptr (GMenuModel) languages = new_language_menu (self);
  g_autoptr (GMenu) section = g_menu_new ();

  append_section (menu, builder, "level");
  g_menu_append_submenu (section, _ ("_Language"), languages);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
forget_menu (MoaHeader *self)
{
  self->has_menu = FALSE;
}

static void
on_session_notify_bundle (MoaHeader *self)
{
  forget_menu (self);
}

/* The menu is made when it is first opened. */
static void
on_menu_button_create_popup (GtkMenuButton *button, gpointer user_data)
{
  MoaHeader *self = MOA_HEADER (user_data);
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GMenu) menu = NULL;

  if (self->has_menu)
    return;

  builder = gtk_builder_new_from_resource (MENUS);
  menu = g_menu_new ();
  append_section (menu, builder, "lesson");
  if (self->room == ROOM_FOR_TITLE_ONLY && self->session != NULL)
    append_moved_controls (self, menu, builder);
  append_section (menu, builder, "places");
  append_section (menu, builder, "program");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  self->has_menu = TRUE;
}

static void
update_title (MoaHeader *self)
{
  MoaBundle *bundle = moa_session_get_bundle (self->session);
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  const MoaLesson *lesson;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (bundle == NULL || catalog == NULL)
    return;

  lesson = moa_bundle_get_lesson (bundle);
  title = moa_lesson_text_dup_plain (catalog, &lesson->title);
  subtitle = moa_lesson_text_dup_plain (catalog, &lesson->subtitle);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
on_session_notify_catalog (MoaHeader *self)
{
  update_title (self);
}

static void
set_session (MoaHeader *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session) || session == NULL)
    return;

  g_signal_connect_object (session, "notify::bundle", G_CALLBACK (on_session_notify_bundle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (on_session_notify_catalog), self,
                           G_CONNECT_SWAPPED);
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
set_room (MoaHeader *self, MoaHeaderRoom room)
{
  if (room == self->room)
    return;

  self->room = room;
  gtk_widget_set_visible (self->page_switch, room == ROOM_FOR_ALL);
  gtk_widget_set_visible (self->level_switch, room != ROOM_FOR_TITLE_ONLY);
  gtk_widget_set_visible (self->language_button, room != ROOM_FOR_TITLE_ONLY);
  forget_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WITHOUT_PAGES]);
}

static void
moa_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaHeader *self = MOA_HEADER (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_WITHOUT_PAGES:
      g_value_set_boolean (value, self->room != ROOM_FOR_ALL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaHeader *self = MOA_HEADER (object);

  if (id == PROP_SESSION)
    set_session (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_HEADER);
  g_clear_object (&MOA_HEADER (object)->session);

  G_OBJECT_CLASS (moa_header_parent_class)->dispose (object);
}

static void
moa_header_class_init (MoaHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = moa_header_get_property;
  object_class->set_property = moa_header_set_property;
  object_class->dispose = moa_header_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_WITHOUT_PAGES] = g_param_spec_boolean ("without-pages", NULL, NULL, FALSE,
                                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (MOA_TYPE_PAGE_SWITCH);
  g_type_ensure (MOA_TYPE_LANGUAGE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-header.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, MoaHeader, title);
  gtk_widget_class_bind_template_child (widget_class, MoaHeader, panel_toggle);
  gtk_widget_class_bind_template_child (widget_class, MoaHeader, page_switch);
  gtk_widget_class_bind_template_child (widget_class, MoaHeader, level_switch);
  gtk_widget_class_bind_template_child (widget_class, MoaHeader, language_button);
  gtk_widget_class_bind_template_child (widget_class, MoaHeader, menu_button);
}

static void
moa_header_init (MoaHeader *self)
{
  g_auto (GStrv) interface = moa_interface_language_list ();

  gtk_widget_init_template (GTK_WIDGET (self));
  moa_accessible_set_name (self->panel_toggle, _ ("Side panel"));
  moa_accessible_set_name (GTK_WIDGET (self->menu_button), _ ("Menu"));
  g_object_set (self->language_button, "interface-languages", interface, NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, on_menu_button_create_popup, self,
                                         NULL);
}

static int
get_minimum_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Chooses what is in the bar for a width in px. What everything needs is measured while everything
 * is in it, in the words of the language at hand. */
void
moa_header_fit (MoaHeader *self, int width)
{
  g_return_if_fail (MOA_IS_HEADER (self));

  if (self->room == ROOM_FOR_ALL)
    {
      self->full_width = get_minimum_width (self->bar) + TITLE_WIDTH;
      self->medium_width = self->full_width - get_minimum_width (self->page_switch);
    }

  if (width >= self->full_width)
    set_room (self, ROOM_FOR_ALL);
  else
    set_room (self, width >= self->medium_width ? ROOM_WITHOUT_PAGES : ROOM_FOR_TITLE_ONLY);
}

/* Gives the keyboard to the control of the language, or to the menu that holds it. */
void
moa_header_focus_language (MoaHeader *self)
{
  g_return_if_fail (MOA_IS_HEADER (self));

  gtk_widget_child_focus (self->room == ROOM_FOR_TITLE_ONLY ? GTK_WIDGET (self->menu_button)
                                                            : self->language_button,
                          GTK_DIR_TAB_FORWARD);
}
