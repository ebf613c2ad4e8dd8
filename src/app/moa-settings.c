/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gio.h>
#include <gio/gsettingsbackend.h>

#include "moa-places.h"
#include "moa-settings.h"

/* GSettings, with two things that it lacks: a program that runs from its build folder finds its
 * schema there, and one that finds none still works, with defaults that last for the visit. */

#define KEY_WINDOW_SIZE "window-size"
#define KEY_WINDOW_MAXIMIZED "window-maximized"
#define KEY_PANEL_VISIBLE "panel-visible"
#define KEY_PAGE "page"
#define KEY_WORD_LEVEL "word-level"
#define KEY_LANGUAGE "language"
#define KEY_COLOR_SCHEME "color-scheme"
#define KEY_REMEMBER_STATE "remember-state"
#define KEY_STEPS "steps"
#define KEY_NOTICES_READ "notices-read"
#define KEY_RECENT_LESSONS "recent-lessons"

#define MAX_RECENT 12

/* The schema's defaults, for when there is no schema. */
static const struct
{
  const char *key;
  const char *value;
} fallbacks[] = {
  { KEY_WINDOW_SIZE, "(1280, 800)" }, { KEY_WINDOW_MAXIMIZED, "false" },
  { KEY_PANEL_VISIBLE, "true" },      { KEY_PAGE, "'questions'" },
  { KEY_WORD_LEVEL, "'plain'" },      { KEY_LANGUAGE, "''" },
  { KEY_COLOR_SCHEME, "'system'" },   { KEY_REMEMBER_STATE, "true" },
  { KEY_STEPS, "@a{ss} {}" },         { KEY_RECENT_LESSONS, "@as []" },
  { KEY_NOTICES_READ, "@as []" },
};

static const char *const level_names[] = { "plain", "clinical" };
static const char *const scheme_names[] = { "system", "light", "dark" };

struct _MoaSettings
{
  GObject parent_instance;
  GSettings *settings;  /* NULL without a schema */
  GHashTable *defaults; /* key to GVariant, as the schema says */
  GHashTable *visit;    /* key to GVariant: what is set while there is no schema */
};

G_DEFINE_FINAL_TYPE (MoaSettings, moa_settings, G_TYPE_OBJECT)

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
}

static void
moa_settings_finalize (GObject *object)
{
  MoaSettings *self = MOA_SETTINGS (object);

  g_clear_object (&self->settings);
  g_hash_table_unref (self->defaults);
  g_hash_table_unref (self->visit);

  G_OBJECT_CLASS (moa_settings_parent_class)->finalize (object);
}

static void
moa_settings_class_init (MoaSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moa_settings_finalize;
}

static void
moa_settings_init (MoaSettings *self)
{
  self->defaults = new_table ();
  self->visit = new_table ();
  for (gsize i = 0; i < G_N_ELEMENTS (fallbacks); i++)
    {
      GVariant *value = g_variant_new_parsed (fallbacks[i].value);

      g_hash_table_insert (self->defaults, (gpointer) fallbacks[i].key, g_variant_ref_sink (value));
    }
}

static GSettingsSchema *
look_up_schema (void)
{
  g_autofree char *build_dir = moa_places_dup_schema_dir ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  if (build_dir != NULL)
    built = g_settings_schema_source_new_from_directory (build_dir, source, FALSE, NULL);
  if (built != NULL)
    source = built;

  return source != NULL ? g_settings_schema_source_lookup (source, MOA_APPLICATION_ID, TRUE) : NULL;
}

/* dconf writes through the session bus; on a machine without one a file keeps the choices. */
static GSettingsBackend *
new_backend (gboolean has_session_bus)
{
  g_autofree char *path = NULL;

  if (has_session_bus || g_getenv ("GSETTINGS_BACKEND") != NULL)
    return NULL;

  path = g_build_filename (g_get_user_config_dir (), "moa", "settings.ini", NULL);
  return g_keyfile_settings_backend_new (path, "/org/moa/Moa/", "Moa");
}

/* A connection to the stored settings; the caller owns it. */
MoaSettings *
moa_settings_new (gboolean has_session_bus)
{
  MoaSettings *self = g_object_new (MOA_TYPE_SETTINGS, NULL);
  g_autoptr (GSettingsSchema) schema = look_up_schema ();
  g_autoptr (GSettingsBackend) backend = new_backend (has_session_bus);

  if (schema != NULL)
    self->settings = g_settings_new_full (schema, backend, NULL);
  return self;
}

static GVariant *
dup_value (MoaSettings *self, const char *key)
{
  GVariant *value = g_hash_table_lookup (self->visit, key);

  if (self->settings != NULL)
    return g_settings_get_value (self->settings, key);
  return g_variant_ref (value != NULL ? value : g_hash_table_lookup (self->defaults, key));
}

static void
set_value (MoaSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);

  if (self->settings != NULL)
    g_settings_set_value (self->settings, key, owned);
  else
    g_hash_table_insert (self->visit, (gpointer) key, g_steal_pointer (&owned));
}

static GVariant *
dup_state (MoaSettings *self, const char *key)
{
  return moa_settings_get_remember (self)
             ? dup_value (self, key)
             : g_variant_ref (g_hash_table_lookup (self->defaults, key));
}

static void
set_state (MoaSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);

  if (moa_settings_get_remember (self))
    set_value (self, key, owned);
}

static guint
index_of (const char *const *names, guint n_names, GVariant *value)
{
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (names[i], g_variant_get_string (value, NULL)))
      return i;

  return 0;
}

/* The language that was chosen, a BCP 47 tag, or NULL to follow the system. New string. */
char *
moa_settings_dup_language (MoaSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), NULL);

  value = dup_value (self, KEY_LANGUAGE);
  return *g_variant_get_string (value, NULL) != '\0' ? g_variant_dup_string (value, NULL) : NULL;
}

/* Remembers the language; NULL follows the system again. */
void
moa_settings_set_language (MoaSettings *self, const char *language)
{
  g_return_if_fail (MOA_IS_SETTINGS (self));

  set_value (self, KEY_LANGUAGE, g_variant_new_string (language != NULL ? language : ""));
}

/* Light, dark, or what the desktop says. */
MoaColorScheme
moa_settings_get_color_scheme (MoaSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), MOA_COLOR_SCHEME_SYSTEM);

  value = dup_value (self, KEY_COLOR_SCHEME);
  return (MoaColorScheme) index_of (scheme_names, G_N_ELEMENTS (scheme_names), value);
}

/* Remembers the style. */
void
moa_settings_set_color_scheme (MoaSettings *self, MoaColorScheme scheme)
{
  g_return_if_fail (MOA_IS_SETTINGS (self));
  g_return_if_fail (scheme < G_N_ELEMENTS (scheme_names));

  set_value (self, KEY_COLOR_SCHEME, g_variant_new_string (scheme_names[scheme]));
}

/* Whether the next visit begins where this one ends. */
gboolean
moa_settings_get_remember (MoaSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), FALSE);

  value = dup_value (self, KEY_REMEMBER_STATE);
  return g_variant_get_boolean (value);
}

/* Sets whether the next visit begins where this one ends. When it does not, which files were opened
 * is forgotten at once. */
void
moa_settings_set_remember (MoaSettings *self, gboolean remember)
{
  g_return_if_fail (MOA_IS_SETTINGS (self));

  if (!remember)
    set_value (self, KEY_RECENT_LESSONS, g_variant_new_strv (NULL, 0));
  set_value (self, KEY_REMEMBER_STATE, g_variant_new_boolean (remember));
}

/* The window's size in CSS pixels while it is not maximized. */
void
moa_settings_get_window (MoaSettings *self, int *width, int *height, gboolean *maximized)
{
  g_autoptr (GVariant) size = NULL;
  g_autoptr (GVariant) full = NULL;

  g_return_if_fail (MOA_IS_SETTINGS (self));

  size = dup_state (self, KEY_WINDOW_SIZE);
  full = dup_state (self, KEY_WINDOW_MAXIMIZED);
  g_variant_get (size, "(ii)", width, height);
  *maximized = g_variant_get_boolean (full);
}

/* Remembers the window's size in CSS pixels. */
void
moa_settings_set_window (MoaSettings *self, int width, int height, gboolean maximized)
{
  g_return_if_fail (MOA_IS_SETTINGS (self));

  set_state (self, KEY_WINDOW_SIZE, g_variant_new ("(ii)", width, height));
  set_state (self, KEY_WINDOW_MAXIMIZED, g_variant_new_boolean (maximized));
}

/* Whether the side panel is shown where there is room for it. */
gboolean
moa_settings_get_panel_visible (MoaSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), TRUE);

  value = dup_state (self, KEY_PANEL_VISIBLE);
  return g_variant_get_boolean (value);
}

/* Remembers whether the side panel is shown. */
void
moa_settings_set_panel_visible (MoaSettings *self, gboolean visible)
{
  g_return_if_fail (MOA_IS_SETTINGS (self));

  set_state (self, KEY_PANEL_VISIBLE, g_variant_new_boolean (visible));
}

/* The name of the side panel's page. New string. */
char *
moa_settings_dup_page (MoaSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), NULL);

  value = dup_state (self, KEY_PAGE);
  return g_variant_dup_string (value, NULL);
}

/* Remembers the side panel's page. */
void
moa_settings_set_page (MoaSettings *self, const char *page)
{
  g_return_if_fail (MOA_IS_SETTINGS (self));
  g_return_if_fail (page != NULL);

  set_state (self, KEY_PAGE, g_variant_new_string (page));
}

/* Whose words the lesson uses. */
MoaLevel
moa_settings_get_level (MoaSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), MOA_LEVEL_PLAIN);

  value = dup_state (self, KEY_WORD_LEVEL);
  return (MoaLevel) index_of (level_names, G_N_ELEMENTS (level_names), value);
}

/* Remembers whose words the lesson uses. */
void
moa_settings_set_level (MoaSettings *self, MoaLevel level)
{
  g_return_if_fail (MOA_IS_SETTINGS (self));
  g_return_if_fail (level < G_N_ELEMENTS (level_names));

  set_state (self, KEY_WORD_LEVEL, g_variant_new_string (level_names[level]));
}

/* The step at which the lesson was left, "tour/step", or NULL. New string. */
char *
moa_settings_dup_step (MoaSettings *self, const char *bundle_id)
{
  g_autoptr (GVariant) steps = NULL;
  char *path = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), NULL);

  steps = dup_state (self, KEY_STEPS);
  g_variant_lookup (steps, bundle_id, "s", &path);
  return path;
}

/* Remembers the step at which the lesson is left; NULL forgets it. */
void
moa_settings_set_step (MoaSettings *self, const char *bundle_id, const char *path)
{
  g_autoptr (GVariant) steps = NULL;
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *id, *known;

  g_return_if_fail (MOA_IS_SETTINGS (self));

  steps = dup_state (self, KEY_STEPS);
  g_variant_iter_init (&iter, steps);
  while (g_variant_iter_next (&iter, "{&s&s}", &id, &known))
    if (!g_str_equal (id, bundle_id))
      g_variant_builder_add (&builder, "{ss}", id, known);
  if (path != NULL)
    g_variant_builder_add (&builder, "{ss}", bundle_id, path);

  set_state (self, KEY_STEPS, g_variant_builder_end (&builder));
}

/* Whether the notices of this version of a lesson were read. */
gboolean
moa_settings_get_notices_read (MoaSettings *self, const char *lesson)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **read = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), FALSE);

  value = dup_state (self, KEY_NOTICES_READ);
  read = g_variant_get_strv (value, NULL);
  return g_strv_contains (read, lesson);
}

/* Remembers that they were. */
void
moa_settings_add_notices_read (MoaSettings *self, const char *lesson)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **read = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_return_if_fail (MOA_IS_SETTINGS (self));

  if (moa_settings_get_notices_read (self, lesson))
    return;

  value = dup_state (self, KEY_NOTICES_READ);
  read = g_variant_get_strv (value, NULL);
  g_strv_builder_addv (builder, read);
  g_strv_builder_add (builder, lesson);
  all = g_strv_builder_end (builder);
  set_state (self, KEY_NOTICES_READ, g_variant_new_strv ((const char *const *) all, -1));
}

/* The URIs of the lessons that were opened, the last one first. New array. */
GStrv
moa_settings_dup_recent (MoaSettings *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), NULL);

  value = dup_state (self, KEY_RECENT_LESSONS);
  return g_variant_dup_strv (value, NULL);
}

static int
find_recent (char **uris, const char *uri)
{
  for (int i = 0; uris[i] != NULL; i++)
    if (g_str_equal (uris[i], uri))
      return i;

  return -1;
}

static void
set_recent (MoaSettings *self, GPtrArray *uris)
{
  guint n_kept = MIN (uris->len, MAX_RECENT);

  set_state (self, KEY_RECENT_LESSONS,
             g_variant_new_strv ((const char *const *) uris->pdata, (gssize) n_kept));
}

/* Remembers a lesson at a place in the list, 0 for the last one that was opened; one that is in it
 * already moves there, and of too many the oldest is forgotten. */
void
moa_settings_insert_recent (MoaSettings *self, const char *uri, guint position)
{
  g_auto (GStrv) known = NULL;
  g_autoptr (GPtrArray) uris = g_ptr_array_new ();

  g_return_if_fail (MOA_IS_SETTINGS (self));
  g_return_if_fail (uri != NULL);

  known = moa_settings_dup_recent (self);
  for (guint i = 0; known[i] != NULL; i++)
    if (!g_str_equal (known[i], uri))
      g_ptr_array_add (uris, known[i]);
  g_ptr_array_insert (uris, (int) MIN (position, uris->len), (gpointer) uri);
  set_recent (self, uris);
}

/* Forgets a lesson. Returns where it stood in the list, or -1 when it was not there. */
int
moa_settings_remove_recent (MoaSettings *self, const char *uri)
{
  g_auto (GStrv) known = NULL;
  g_autoptr (GPtrArray) uris = g_ptr_array_new ();
  int position;

  g_return_val_if_fail (MOA_IS_SETTINGS (self), -1);
  g_return_val_if_fail (uri != NULL, -1);

  known = moa_settings_dup_recent (self);
  position = find_recent (known, uri);
  for (int i = 0; known[i] != NULL; i++)
    if (i != position)
      g_ptr_array_add (uris, known[i]);
  set_recent (self, uris);
  return position;
}
