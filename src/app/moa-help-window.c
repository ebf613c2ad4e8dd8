/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-help-page.h"
#include "moa-help-text.h"
#include "moa-help-window.h"
#include "moa-language.h"
#include "moa-split-view.h"

struct _MoaHelpWindow
{
  AdwWindow parent_instance;
  MoaSplitView *split_view;
  AdwWindowTitle *title;
  GtkWidget *pages_toggle;
  GtkWidget *back_button;
  GtkWidget *forward_button;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkWidget *nothing_found;
  AdwBin *place;
  char *language;      /* of the interface, BCP 47 */
  GPtrArray *library;  /* MoaHelpDocument, in the order of the rows */
  GPtrArray *visited;  /* addresses */
  guint position;      /* of the address that is shown in `visited` */
  gboolean is_walking; /* while a row is selected by the program */
};

G_DEFINE_FINAL_TYPE (MoaHelpWindow, moa_help_window, ADW_TYPE_WINDOW)

static MoaHelpDocument *
get_document (MoaHelpWindow *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->library, (guint) gtk_list_box_row_get_index (row));
}

/* The page in which the visitor is, as an address. NULL before the first. */
const char *
moa_help_window_get_address (MoaHelpWindow *self)
{
  g_return_val_if_fail (MOA_IS_HELP_WINDOW (self), NULL);

  return self->visited->len > 0 ? g_ptr_array_index (self->visited, self->position) : NULL;
}

static void
update_actions (MoaHelpWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "help.back", self->position > 0);
  gtk_widget_action_set_enabled (widget, "help.forward", self->position + 1 < self->visited->len);
}

static void
select_row (MoaHelpWindow *self, MoaHelpDocument *document)
{
  guint index;

  if (!g_ptr_array_find (self->library, document, &index))
    return;
  self->is_walking = TRUE;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) index));
  self->is_walking = FALSE;
}

/* Links */

static char *
resolve (MoaHelpWindow *self, const char *address)
{
  const char *here = moa_help_window_get_address (self);

  if (*address != '#' || here == NULL)
    return g_strdup (address);
  return g_strdup_printf ("%.*s%s", (int) strcspn (here, "#"), here, address);
}

static void
on_page_link (MoaHelpPage *page, const char *address, MoaHelpWindow *self)
{
  if (moa_help_link_get_kind (address) == MOA_HELP_LINK_PAGE)
    moa_help_window_go_to (self, address);
  else if (moa_help_link_get_kind (address) == MOA_HELP_LINK_WEB)
    gtk_show_uri (GTK_WINDOW (self), address, GDK_CURRENT_TIME);
}

static char *
dup_note (MoaHelpWindow *self, const MoaHelpDocument *document)
{
  g_autofree char *name = moa_language_dup_name (document->language);

  if (moa_help_document_is_in (document, self->language))
    return NULL;
  /* Translators: "%s" is the language's own name, e.g. "English". */
  return g_strdup_printf (_ ("This page is not translated yet. It is shown in this language: %s"),
                          name);
}

static MoaHelpPage *
show_document (MoaHelpWindow *self, MoaHelpDocument *document)
{
  g_autofree char *note = dup_note (self, document);
  /* Translators: the title of the help window: the page's title. */
  g_autofree char *title = g_strdup_printf (_ ("%s – Help"), document->title);
  GtkWidget *page = moa_help_page_new (document, note);

  g_signal_connect_object (page, "link", G_CALLBACK (on_page_link), self, 0);
  adw_bin_set_child (self->place, page);
  adw_window_title_set_title (self->title, document->title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  select_row (self, document);
  return MOA_HELP_PAGE (page);
}

/* Shows what an address leads to. Returns the page, or NULL when there is none. */
static MoaHelpPage *
show_address (MoaHelpWindow *self, const char *address, char **anchor)
{
  g_autofree char *id = NULL;
  MoaHelpDocument *document;

  moa_help_link_split (address, &id, anchor);
  document = moa_help_library_find (self->library, id != NULL ? id : MOA_HELP_FIRST_PAGE);
  return document != NULL ? show_document (self, document) : NULL;
}

static void
remember (MoaHelpWindow *self, const char *address)
{
  if (g_strcmp0 (moa_help_window_get_address (self), address) == 0)
    return;
  if (self->visited->len > 0)
    g_ptr_array_set_size (self->visited, (int) self->position + 1);
  g_ptr_array_add (self->visited, g_strdup (address));
  self->position = self->visited->len - 1;
  update_actions (self);
}

/* Shows the page, and the heading in it, that an address such as "findings#type" names, and gives
 * it the keyboard; an unknown page is not shown. */
void
moa_help_window_go_to (MoaHelpWindow *self, const char *address)
{
  g_autofree char *whole = NULL;
  g_autofree char *anchor = NULL;
  MoaHelpPage *page;

  g_return_if_fail (MOA_IS_HELP_WINDOW (self));
  g_return_if_fail (address != NULL);

  whole = resolve (self, address);
  page = show_address (self, whole, &anchor);
  if (page == NULL)
    return;
  remember (self, whole);
  moa_help_page_go_to (page, anchor);
}

static void
go (MoaHelpWindow *self, int steps)
{
  g_autofree char *anchor = NULL;
  MoaHelpPage *page;

  self->position = (guint) ((int) self->position + steps);
  page = show_address (self, moa_help_window_get_address (self), &anchor);
  if (page != NULL)
    moa_help_page_go_to (page, anchor);
  update_actions (self);
}

static void
activate_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (MOA_HELP_WINDOW (widget), -1);
}

static void
activate_forward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (MOA_HELP_WINDOW (widget), 1);
}

static void
activate_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoaHelpWindow *self = MOA_HELP_WINDOW (widget);

  moa_split_view_set_show_sidebar (self->split_view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
activate_pages (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoaSplitView *view = MOA_HELP_WINDOW (widget)->split_view;

  moa_split_view_set_show_sidebar (view, !moa_split_view_get_show_sidebar (view));
}

/* The list. Walking through it with the arrow keys shows the pages and stays in it; Enter or a
 * click goes into the page. */

static void
on_list_row_selected (GtkListBox *list, GtkListBoxRow *row, MoaHelpWindow *self)
{
  MoaHelpDocument *document;

  if (row == NULL || self->is_walking)
    return;
  document = get_document (self, row);
  show_document (self, document);
  remember (self, document->id);
}

/* In a narrow window the list is over the page, and makes way for it. */
static gboolean
lies_over_page (MoaHelpWindow *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self->place))
         == gtk_widget_get_width (GTK_WIDGET (self->split_view));
}

/* The page, and in it the section with the words that are searched for. */
static char *
dup_found_address (MoaHelpWindow *self, const MoaHelpDocument *document)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *anchor = *words != '\0' ? moa_help_document_dup_anchor (document, words) : NULL;

  return anchor != NULL ? g_strconcat (document->id, "#", anchor, NULL) : g_strdup (document->id);
}

static void
on_list_row_activated (GtkListBox *list, GtkListBoxRow *row, MoaHelpWindow *self)
{
  g_autofree char *address = dup_found_address (self, get_document (self, row));

  moa_help_window_go_to (self, address);
  if (lies_over_page (self))
    moa_split_view_set_show_sidebar (self->split_view, FALSE);
}

static GtkListBoxRow *
find_visible_row (MoaHelpWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

/* Rows are hidden rather than filtered: assistive technology still counts what a list filters. */
static void
on_search_changed (GtkSearchEntry *search, MoaHelpWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (search));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row),
                            moa_help_document_matches (get_document (self, row), words));
  gtk_widget_set_visible (self->nothing_found, find_visible_row (self) == NULL);
}

static void
on_search_activate (GtkSearchEntry *search, MoaHelpWindow *self)
{
  GtkListBoxRow *row = find_visible_row (self);

  if (row != NULL)
    on_list_row_activated (self->list, row, self);
}

/* Escape takes the words away, and then closes the window. */
static void
on_search_stopped (GtkSearchEntry *search, MoaHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
moa_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (moa_help_window_parent_class)->dispose (object);
}

static void
moa_help_window_finalize (GObject *object)
{
  MoaHelpWindow *self = MOA_HELP_WINDOW (object);

  g_free (self->language);
  g_clear_pointer (&self->library, g_ptr_array_unref);
  g_ptr_array_unref (self->visited);

  G_OBJECT_CLASS (moa_help_window_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "help.back", NULL, activate_back);
  gtk_widget_class_install_action (klass, "help.forward", NULL, activate_forward);
  gtk_widget_class_install_action (klass, "help.search", NULL, activate_search);
  gtk_widget_class_install_action (klass, "help.pages", NULL, activate_pages);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Right, GDK_ALT_MASK, "help.forward", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "help.search", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F9, 0, "help.pages", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
moa_help_window_class_init (MoaHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = moa_help_window_finalize;
  install_keys (widget_class);

  g_type_ensure (MOA_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, pages_toggle);
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, forward_button);
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, MoaHelpWindow, place);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
}

static void
moa_help_window_init (MoaHelpWindow *self)
{
  self->visited = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  moa_accessible_set_name (self->pages_toggle, _ ("List of pages"));
  moa_accessible_set_name (self->back_button, _ ("Back"));
  moa_accessible_set_name (self->forward_button, _ ("Forward"));
  update_actions (self);
}

static GtkWidget *
new_row (const MoaHelpDocument *document)
{
  GtkWidget *label = gtk_label_new (document->title);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  document->title, -1);
  return row;
}

/* The window with the pages in `language` (BCP 47), showing none yet. Owned by GTK. */
GtkWidget *
moa_help_window_new (GtkApplication *application, const char *language)
{
  MoaHelpWindow *self = g_object_new (MOA_TYPE_HELP_WINDOW, "application", application, NULL);

  self->language = g_strdup (language);
  self->library = moa_help_library_load (language);
  for (guint i = 0; i < self->library->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->library, i)));
  return GTK_WIDGET (self);
}
