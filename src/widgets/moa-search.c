/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-search.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-content.h"
#include "moa-lesson-text.h"
#include "moa-scroll.h"
#include "moa-search-index.h"
#include "moa-search-row.h"

#define RESULTS_PER_GROUP 8
#define MORE_RESULTS 32 /* each time that more of a group are asked for */
#define SUGGESTIONS 3

struct _MoaSearch
{
  GtkWidget parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  AdwBin *page;
  GtkScrolledWindow *scroller;
  GtkBox *results;

  MoaSession *session;
  GSignalGroup *session_signals;
  MoaSearchIndex *index; /* NULL until something is typed, and again after the lesson changed */
  char *typed;           /* what the results are of; NULL: there were none yet */
  guint n_shown[MOA_N_SEARCH_GROUPS]; /* results at most */
};

static void moa_search_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoaSearch,
                               moa_search,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      moa_search_buildable_init))

enum
{
  PROP_SESSION = 1,
  PROP_CHILD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const char *
get_group_title (MoaSearchGroup group)
{
  switch (group)
    {
    case MOA_SEARCH_QUESTION:
      return _ ("Questions and answers");
    case MOA_SEARCH_PART:
      return _ ("Parts of the diagram");
    case MOA_SEARCH_TERM:
      return _ ("Glossary");
    case MOA_SEARCH_STEP:
      return _ ("Steps");
    case MOA_N_SEARCH_GROUPS:
    default:
      g_assert_not_reached ();
    }
}

static void
append_heading (MoaSearch *self, const char *title)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", title, "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (heading, "moa-group-title");
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_box_append (self->results, heading);
}

/* What is shown in the panel itself ends the search; what is shown in the diagram leaves the
 * results for the next. */
static void
on_row_clicked (MoaSearchRow *row, MoaSearch *self)
{
  MoaSearchGroup group = moa_search_row_get_group (row);
  g_autofree char *target = g_strdup (moa_search_row_get_target (row));
  static const char *const actions[MOA_N_SEARCH_GROUPS] = {
    [MOA_SEARCH_QUESTION] = "win.question",
    [MOA_SEARCH_PART] = "win.part",
    [MOA_SEARCH_TERM] = "win.term",
    [MOA_SEARCH_STEP] = "win.step",
  };

  if (group == MOA_SEARCH_QUESTION || group == MOA_SEARCH_TERM)
    moa_search_set_text (self, "");
  gtk_widget_activate_action (GTK_WIDGET (self), actions[group], "s", target);
}

/* Puts the results of a group from the `first` on after `place`; returns the last of them. */
static GtkWidget *
insert_rows (MoaSearch *self, GPtrArray *found, MoaSearchGroup group, guint first, GtkWidget *place)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const MoaSearchResult *result = g_ptr_array_index (found, i);
      GtkWidget *row;

      if (result->group != group || n++ < first)
        continue;
      row = moa_search_row_new (result);
      g_signal_connect (row, "clicked", G_CALLBACK (on_row_clicked), self);
      gtk_box_insert_child_after (self->results, row, place);
      place = row;
    }
  return place;
}

static void on_more_clicked (GtkButton *button, MoaSearch *self);

static void
insert_more_button (MoaSearch *self, MoaSearchGroup group, guint rest, GtkWidget *place)
{
  GtkWidget *button = moa_content_new_more_button (rest);
  g_autofree char *name = g_strdup_printf ("%s: %s", get_group_title (group),
                                           gtk_button_get_label (GTK_BUTTON (button)));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "moa-more");
  moa_accessible_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "group", GUINT_TO_POINTER (group));
  g_signal_connect (button, "clicked", G_CALLBACK (on_more_clicked), self);
  gtk_box_insert_child_after (self->results, button, place);
}

/* The keyboard goes on to the first row that is new. */
static void
on_more_clicked (GtkButton *button, MoaSearch *self)
{
  MoaSearchGroup group = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "group"));
  guint n_before = self->n_shown[group];
  guint n_found[MOA_N_SEARCH_GROUPS];
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *first, *last;

  self->n_shown[group] += MORE_RESULTS;
  found = moa_search_index_query (self->index, self->typed, self->n_shown[group], n_found);
  last = insert_rows (self, found, group, n_before, GTK_WIDGET (button));
  if (n_found[group] > self->n_shown[group])
    insert_more_button (self, group, n_found[group] - self->n_shown[group], last);
  first = gtk_widget_get_next_sibling (GTK_WIDGET (button));
  gtk_widget_grab_focus (first);
  moa_scroll_to (self->scroller, first);
  gtk_box_remove (self->results, GTK_WIDGET (button));
}

static void
append_results (MoaSearch *self, GPtrArray *found, const guint *n_found)
{
  for (MoaSearchGroup group = 0; group < MOA_N_SEARCH_GROUPS; group++)
    {
      GtkWidget *last;

      self->n_shown[group] = RESULTS_PER_GROUP;
      if (n_found[group] == 0)
        continue;
      append_heading (self, get_group_title (group));
      last = insert_rows (self, found, group, 0,
                          gtk_widget_get_last_child (GTK_WIDGET (self->results)));
      if (n_found[group] > RESULTS_PER_GROUP)
        insert_more_button (self, group, n_found[group] - RESULTS_PER_GROUP, last);
    }
}

static void
on_suggestion_clicked (GtkButton *button, MoaSearch *self)
{
  moa_search_set_text (self, g_object_get_data (G_OBJECT (button), "words"));
}

/* The first terms of the lesson, as words that surely find something. */
static void
append_suggestions (MoaSearch *self)
{
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  GPtrArray *terms = moa_bundle_get_terms (moa_catalog_get_bundle (catalog));

  if (terms->len > 0)
    append_heading (self, _ ("Try one of these"));
  for (guint i = 0; i < MIN (terms->len, SUGGESTIONS); i++)
    {
      const MoaTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *words = moa_lesson_text_dup_plain (catalog, &term->term);
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "chip");
      g_object_set_data_full (G_OBJECT (button), "words", g_strdup (words), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_suggestion_clicked), self);
      gtk_box_append (self->results, button);
    }
}

static void
append_nothing (MoaSearch *self, const char *text)
{
  /* Translators: %s is what was typed. */
  g_autofree char *words = g_strdup_printf (_ ("Nothing found for “\u2068%s\u2069”"), text);

  gtk_box_append (self->results, moa_content_new_label (words, "title-4"));
  gtk_box_append (self->results,
                  moa_content_new_label (_ ("Search looks in questions, answers, parts of the "
                                            "diagram, words and steps. A shorter word, or its "
                                            "first letters, finds more."),
                                         "dim-label"));
  append_suggestions (self);
}

static void
ensure_index (MoaSearch *self)
{
  if (self->index == NULL)
    self->index = moa_search_index_new (moa_session_get_catalog (self->session),
                                        moa_session_get_level (self->session));
}

static void
update_results (MoaSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (GPtrArray) found = NULL;
  guint n_found[MOA_N_SEARCH_GROUPS];

  moa_content_clear (GTK_WIDGET (self->results));
  if (*trimmed == '\0' || self->session == NULL || moa_session_get_catalog (self->session) == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "page");
      return;
    }
  ensure_index (self);
  g_free (self->typed);
  self->typed = g_steal_pointer (&trimmed);
  found = moa_search_index_query (self->index, self->typed, RESULTS_PER_GROUP, n_found);
  if (found->len > 0)
    append_results (self, found, n_found);
  else
    append_nothing (self, self->typed);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "results");
}

static gboolean
is_searching (MoaSearch *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "results") == 0;
}

static GtkWidget *
find_first_button (MoaSearch *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->results));

  while (child != NULL && !GTK_IS_BUTTON (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
on_entry_search_changed (GtkSearchEntry *entry, MoaSearch *self)
{
  update_results (self);
}

/* Enter opens the best result; the entry may be a moment behind what was typed. */
static void
on_entry_activate (GtkSearchEntry *entry, MoaSearch *self)
{
  GtkWidget *first;

  update_results (self);
  first = is_searching (self) ? find_first_button (self) : NULL;
  if (first != NULL && MOA_IS_SEARCH_ROW (first))
    g_signal_emit_by_name (first, "clicked");
}

static void
on_entry_stop_search (GtkSearchEntry *entry, MoaSearch *self)
{
  moa_search_set_text (self, "");
}

static gboolean
on_entry_key_pressed (GtkEventControllerKey *controller,
                      guint key,
                      guint code,
                      GdkModifierType state,
                      MoaSearch *self)
{
  GtkWidget *first;

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  update_results (self);
  first = is_searching (self) ? find_first_button (self) : NULL;
  return first != NULL && gtk_widget_grab_focus (first);
}

static gboolean
on_results_key_pressed (GtkEventControllerKey *controller,
                        guint key,
                        guint code,
                        GdkModifierType state,
                        MoaSearch *self)
{
  GtkWidget *first = find_first_button (self);
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;

  if (key == GDK_KEY_Escape)
    moa_search_set_text (self, "");
  else if (!up || first == NULL || !gtk_widget_is_focus (first))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GDK_EVENT_STOP;
}

static void
update_words (MoaSearch *self)
{
  g_object_set (self->entry, "placeholder-text", _ ("Search questions, terms, parts"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search questions, terms, parts"), -1);
}

static void
on_session_changed (MoaSearch *self)
{
  g_clear_pointer (&self->index, moa_search_index_free);
  update_words (self);
  update_results (self);
}

/* GTK asks this of a container also when the focus leaves its first child backwards: then it must
 * not be held. */
static gboolean
moa_search_grab_focus (GtkWidget *widget)
{
  GtkWidget *entry = GTK_WIDGET (MOA_SEARCH (widget)->entry);

  if ((gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;
  return gtk_widget_grab_focus (entry);
}

static void
moa_search_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaSearch *self = MOA_SEARCH (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_CHILD:
      g_value_set_object (value, adw_bin_get_child (self->page));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_search_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaSearch *self = MOA_SEARCH (object);

  switch (id)
    {
    case PROP_SESSION:
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->session_signals, self->session);
      on_session_changed (self);
      break;
    case PROP_CHILD:
      adw_bin_set_child (self->page, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GtkBuildableIface *parent_buildable;

static void
moa_search_add_child (GtkBuildable *buildable,
                      GtkBuilder *builder,
                      GObject *child,
                      const char *type)
{
  MoaSearch *self = MOA_SEARCH (buildable);

  if (GTK_IS_WIDGET (child) && self->page != NULL)
    adw_bin_set_child (self->page, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
moa_search_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = moa_search_add_child;
}

static void
moa_search_dispose (GObject *object)
{
  MoaSearch *self = MOA_SEARCH (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_SEARCH);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->index, moa_search_index_free);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (moa_search_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-search.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, MoaSearch, stack);
  gtk_widget_class_bind_template_child (widget_class, MoaSearch, page);
  gtk_widget_class_bind_template_child (widget_class, MoaSearch, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoaSearch, results);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_results_key_pressed);
}

static void
moa_search_class_init (MoaSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_search_dispose;
  object_class->get_property = moa_search_get_property;
  object_class->set_property = moa_search_set_property;
  widget_class->grab_focus = moa_search_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  bind_template (widget_class);
}

static void
moa_search_init (MoaSearch *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_changed), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::level",
                                  G_CALLBACK (on_session_changed), self);
  update_words (self);
}

/**
 * moa_search_set_text:
 *
 * Types @text; "" ends the search and brings the page back.
 */
void
moa_search_set_text (MoaSearch *self, const char *text)
{
  g_return_if_fail (MOA_IS_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  update_results (self);
}
