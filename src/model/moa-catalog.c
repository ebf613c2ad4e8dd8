/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of a lesson in one language.
 *
 * Each tag of the language's fallback chain that the lesson has a translation for is a layer;
 * the best layer that translates a message gives the text, and the lesson's own words stand
 * below all. So a text always knows the language that it really is in. */

#include "moa-catalog.h"

#include <string.h>

#include "moa-language.h"
#include "moa-mo.h"
#include "moa-translation.h"

typedef struct
{
  char *language;
  char *path;
  MoaMo *mo;
} Layer;

struct _MoaCatalog
{
  GObject parent_instance;

  MoaBundle *bundle;
  char *language;
  GStrv chain;
  GPtrArray *layers; /* Layer, the best first */
};

G_DEFINE_FINAL_TYPE (MoaCatalog, moa_catalog, G_TYPE_OBJECT)

static void
layer_free (gpointer data)
{
  Layer *layer = data;

  g_free (layer->language);
  g_free (layer->path);
  g_object_unref (layer->mo);
  g_free (layer);
}

static void
moa_catalog_finalize (GObject *object)
{
  MoaCatalog *self = MOA_CATALOG (object);

  g_clear_object (&self->bundle);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->chain, g_strfreev);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  G_OBJECT_CLASS (moa_catalog_parent_class)->finalize (object);
}

static void
moa_catalog_class_init (MoaCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moa_catalog_finalize;
}

static void
moa_catalog_init (MoaCatalog *self)
{
  self->layers = g_ptr_array_new_with_free_func (layer_free);
}

static const char *
get_own_language (MoaBundle *bundle)
{
  return moa_bundle_get_lesson (bundle)->language;
}

static char *
dup_folder (const char *locale)
{
  return g_strdup_printf ("locale/%s/LC_MESSAGES", locale);
}

static char *
dup_file_name (MoaBundle *bundle)
{
  return g_strdup_printf ("moa-bundle-%s.mo", moa_bundle_get_lesson (bundle)->id);
}

/* The path of the translation into a language, NULL when the lesson has none. */
static char *
find_translation (MoaBundle *bundle, const char *language)
{
  g_autofree char *locale = moa_language_to_locale (language);
  g_autofree char *folder = locale == NULL ? NULL : dup_folder (locale);
  g_autofree char *name = dup_file_name (bundle);
  g_auto (GStrv) children = NULL;

  if (folder == NULL)
    return NULL;
  children = moa_bundle_root_list_children (moa_bundle_get_root (bundle), folder);
  if (children == NULL || !g_strv_contains ((const char *const *) children, name))
    return NULL;
  return g_build_path ("/", folder, name, NULL);
}

static void G_GNUC_PRINTF (4, 5)
    report (MoaBundle *bundle, const char *path, GPtrArray *diagnostics, const char *format, ...)
{
  const MoaLocation nowhere = { 0, 0 };
  g_autofree char *file = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  if (diagnostics == NULL)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  file = moa_bundle_root_dup_file_name (moa_bundle_get_root (bundle), path);
  g_ptr_array_add (diagnostics,
                   moa_diagnostic_new (file, nowhere, "", MOA_CODE_BAD_TRANSLATION, "%s", message));
}

static MoaMo *
open_translation (MoaBundle *bundle, const char *path, const char *language, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MoaMo) mo = NULL;

  bytes = moa_bundle_root_read (moa_bundle_get_root (bundle), path, MOA_CATALOG_MAX_SIZE, error);
  if (bytes != NULL)
    mo = moa_mo_new (bytes, error);
  if (mo == NULL || !moa_mo_check_language (mo, language, error))
    return NULL;
  return g_steal_pointer (&mo);
}

static void
add_layer (MoaCatalog *self, const char *language, GPtrArray *diagnostics)
{
  g_autofree char *path = find_translation (self->bundle, language);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaMo) mo = NULL;
  Layer *layer;

  if (path == NULL)
    return;
  mo = open_translation (self->bundle, path, language, &error);
  if (mo == NULL)
    {
      report (self->bundle, path, diagnostics, "the translation cannot be used: %s",
              error->message);
      return;
    }
  layer = g_new (Layer, 1);
  *layer = (Layer){
    .language = g_strdup (language),
    .path = g_steal_pointer (&path),
    .mo = g_steal_pointer (&mo),
  };
  g_ptr_array_add (self->layers, layer);
}

typedef struct
{
  MoaCatalog *catalog;
  const Layer *layer;
  GPtrArray *diagnostics;
  guint n_found;
} Check;

static void
check_translation (const MoaMessage *message,
                   const char *pointer,
                   const char *comment,
                   gpointer user_data)
{
  Check *check = user_data;
  MoaBundle *bundle = check->catalog->bundle;
  const char *translation = moa_mo_lookup (check->layer->mo, message->context, message->id);
  g_autofree char *fault = NULL;

  if (translation == NULL)
    return;
  check->n_found++;
  fault = moa_translation_find_fault (bundle, message, translation);
  if (fault != NULL)
    report (bundle, check->layer->path, check->diagnostics, "%s: %s", message->context, fault);
}

/* A catalog of another lesson under this one's name translates nothing. */
static void
check_any_found (const Check *check)
{
  guint n_messages = moa_mo_get_n_messages (check->layer->mo);

  if (check->n_found == 0 && n_messages > 0)
    report (check->catalog->bundle, check->layer->path, check->diagnostics,
            "expected translations of this lesson's texts, found none among its %u messages",
            n_messages);
}

static void
check_layers (MoaCatalog *self, GPtrArray *diagnostics)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      Check check = { self, g_ptr_array_index (self->layers, i), diagnostics, 0 };

      moa_catalog_foreach_message (self->bundle, check_translation, &check);
      check_any_found (&check);
    }
}

/* moa_catalog_new:
 *
 * The texts of `bundle` in `language`, a tag of BCP 47; NULL, or what is no tag, means the
 * lesson's own language. A translation that cannot be used, and with `diagnostics` each text that
 * may not be shown, is a finding `bad-translation`; `diagnostics` may be NULL. Never fails:
 * what is missing shows in the next language of the chain and at last in the lesson's own words. */
MoaCatalog *
moa_catalog_new (MoaBundle *bundle, const char *language, GPtrArray *diagnostics)
{
  MoaCatalog *self;
  const char *own;

  g_return_val_if_fail (MOA_IS_BUNDLE (bundle), NULL);

  self = g_object_new (MOA_TYPE_CATALOG, NULL);
  self->bundle = g_object_ref (bundle);
  own = get_own_language (bundle);
  self->language = g_strdup (language != NULL && moa_language_is_valid (language) ? language : own);
  self->chain = moa_language_dup_chain (self->language);
  for (guint i = 0; self->chain[i] != NULL && g_ascii_strcasecmp (self->chain[i], own) != 0; i++)
    add_layer (self, self->chain[i], diagnostics);
  if (diagnostics != NULL)
    check_layers (self, diagnostics);
  return self;
}

/* moa_catalog_get_language:
 *
 * The language that was asked for. */
const char *
moa_catalog_get_language (MoaCatalog *self)
{
  g_return_val_if_fail (MOA_IS_CATALOG (self), NULL);

  return self->language;
}

/* moa_catalog_get_bundle:
 *
 * The lesson that the texts belong to. */
MoaBundle *
moa_catalog_get_bundle (MoaCatalog *self)
{
  g_return_val_if_fail (MOA_IS_CATALOG (self), NULL);

  return self->bundle;
}

static gboolean
may_be_shown (MoaCatalog *self, const MoaMessage *message, const char *translation)
{
  g_autofree char *fault = moa_translation_find_fault (self->bundle, message, translation);

  return fault == NULL;
}

/* moa_catalog_get_text:
 *
 * A text as it is shown; a translation that breaks a rule of the format counts as none. An empty
 * message gives an empty string, never NULL; both strings live as long as the catalog. */
MoaText
moa_catalog_get_text (MoaCatalog *self, const MoaMessage *message)
{
  MoaText text = { "", "" };

  g_return_val_if_fail (MOA_IS_CATALOG (self), text);

  text.language = get_own_language (self->bundle);
  if (moa_message_is_empty (message))
    return text;
  for (guint i = 0; i < self->layers->len; i++)
    {
      const Layer *layer = g_ptr_array_index (self->layers, i);
      const char *translation = moa_mo_lookup (layer->mo, message->context, message->id);

      if (translation != NULL && may_be_shown (self, message, translation))
        return (MoaText){ translation, layer->language };
    }
  text.string = message->id;
  return text;
}

typedef struct
{
  MoaCatalog *catalog;
  MoaCoverage coverage;
} Count;

static gboolean
is_in_chain (MoaCatalog *self, const char *language)
{
  for (guint i = 0; self->chain[i] != NULL; i++)
    if (g_ascii_strcasecmp (self->chain[i], language) == 0)
      return TRUE;
  return FALSE;
}

static void
count_message (const MoaMessage *message,
               const char *pointer,
               const char *comment,
               gpointer user_data)
{
  Count *count = user_data;

  count->coverage.total++;
  if (is_in_chain (count->catalog, moa_catalog_get_text (count->catalog, message).language))
    count->coverage.translated++;
}

static gboolean
is_reviewed (MoaCatalog *self)
{
  const Layer *best = self->layers->len == 0 ? NULL : g_ptr_array_index (self->layers, 0);
  g_autofree char *reviewer = NULL;

  if (best == NULL)
    return is_in_chain (self, get_own_language (self->bundle))
           && moa_bundle_get_lesson (self->bundle)->review.n_reviewers > 0;
  reviewer = moa_mo_dup_header (best->mo, "X-Reviewed-By");
  return reviewer != NULL && *reviewer != '\0';
}

/* moa_catalog_get_coverage:
 *
 * How much of the lesson there is in the language or in a more general one of its chain (pt for
 * pt-BR), and whether somebody reviewed it: for a translation the header field `X-Reviewed-By`
 * names them, for the lesson's own words its list of reviewers. Looks at every text. */
MoaCoverage
moa_catalog_get_coverage (MoaCatalog *self)
{
  Count count = { self, { 0, 0, FALSE } };

  g_return_val_if_fail (MOA_IS_CATALOG (self), count.coverage);

  moa_catalog_foreach_message (self->bundle, count_message, &count);
  count.coverage.reviewed = is_reviewed (self);
  return count.coverage;
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The tag of a folder of translations, NULL when it holds none of this lesson. */
static char *
dup_tag_of_folder (MoaBundle *bundle, const char *folder)
{
  g_autofree char *tag = moa_language_from_locale (folder);
  g_autofree char *locale = tag == NULL ? NULL : moa_language_to_locale (tag);
  g_autofree char *path = NULL;

  if (g_strcmp0 (locale, folder) != 0 || g_ascii_strcasecmp (tag, get_own_language (bundle)) == 0)
    return NULL;
  path = find_translation (bundle, tag);
  return path == NULL ? NULL : g_steal_pointer (&tag);
}

/* moa_catalog_list_languages:
 *
 * The languages that the lesson has: its own first, then those with a translation, sorted by
 * tag. A folder counts when its name is the one that gettext gives the language and it holds the
 * lesson's catalog; whether that can be read shows when it is opened. A new list. */
GStrv
moa_catalog_list_languages (MoaBundle *bundle)
{
  g_autoptr (GPtrArray) tags = NULL;
  g_auto (GStrv) folders = NULL;

  g_return_val_if_fail (MOA_IS_BUNDLE (bundle), NULL);

  tags = g_ptr_array_new_with_free_func (g_free);
  folders = moa_bundle_root_list_children (moa_bundle_get_root (bundle), "locale");
  for (guint i = 0; folders != NULL && folders[i] != NULL; i++)
    {
      char *tag = dup_tag_of_folder (bundle, folders[i]);

      if (tag != NULL)
        g_ptr_array_add (tags, tag);
    }
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_insert (tags, 0, g_strdup (get_own_language (bundle)));
  g_ptr_array_add (tags, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}
