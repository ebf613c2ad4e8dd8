/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reader of gettext's compiled catalogs.
 *
 * A lesson brings its translations along and is passed on from hand to hand, so the file is not
 * trusted: when it is opened, every offset, length and final NUL is checked once, and every
 * string is checked to be UTF-8. After that a lookup only has to search. Strings are lent from
 * the bytes, nothing is copied.
 *
 * The layout is that of the GNU gettext manual, "The Format of GNU MO Files": a header of seven
 * numbers of 32 bits in either byte order, then two tables of pairs (length, offset), one for
 * the messages, one for their translations. Messages are sorted by strcmp(); the hash table is
 * an optimisation that we do without. */

#include "moa-mo.h"

#include <string.h>

#include "moa-language.h"
#include "moa-plural.h"
#include "moa-text.h"

#define MAGIC 0x950412deu
#define MAGIC_SWAPPED 0xde120495u
#define HEADER_SIZE 28
#define ENTRY_SIZE 8
#define CONTEXT_GLUE "\004"

/* Places of the numbers in the header, in bytes. */
#define AT_REVISION 4
#define AT_COUNT 8
#define AT_MESSAGES 12
#define AT_TRANSLATIONS 16

struct _MoaMo
{
  GObject parent_instance;

  GBytes *bytes;
  const char *data;
  gsize size;
  gboolean swapped;
  guint32 count;
  guint32 messages;     /* offset of the table */
  guint32 translations; /* offset of the table */
  guint32 *order;       /* entries by message; NULL when the table is sorted, as it should be */
  MoaPlural plural;
};

G_DEFINE_FINAL_TYPE (MoaMo, moa_mo, G_TYPE_OBJECT)
G_DEFINE_QUARK (moa_mo_error, moa_mo_error)

static void
moa_mo_finalize (GObject *object)
{
  MoaMo *self = MOA_MO (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->order, g_free);
  moa_plural_clear (&self->plural);
  G_OBJECT_CLASS (moa_mo_parent_class)->finalize (object);
}

static void
moa_mo_class_init (MoaMoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moa_mo_finalize;
}

static void
moa_mo_init (MoaMo *self)
{
}

/* The number at an offset that was checked to be inside. */
static guint32
read_number (MoaMo *self, gsize offset)
{
  guint32 value;

  memcpy (&value, self->data + offset, sizeof value);
  return self->swapped ? GUINT32_SWAP_LE_BE (value) : value;
}

static guint32
get_length (MoaMo *self, guint32 table, guint32 index)
{
  return read_number (self, (gsize) table + (gsize) index * ENTRY_SIZE);
}

static const char *
get_string (MoaMo *self, guint32 table, guint32 index)
{
  return self->data + read_number (self, (gsize) table + (gsize) index * ENTRY_SIZE + 4);
}

/* The entry that stands at a place of the sorted order. */
static guint32
get_sorted (MoaMo *self, guint32 place)
{
  return self->order == NULL ? place : self->order[place];
}

static gboolean G_GNUC_PRINTF (2, 3) set_corrupt (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, MOA_MO_ERROR, MOA_MO_ERROR_CORRUPT, message);
  return FALSE;
}

static gboolean
check_header (MoaMo *self, GError **error)
{
  guint32 magic;

  if (self->size < HEADER_SIZE)
    return set_corrupt (error, "expected at least %d bytes, found %" G_GSIZE_FORMAT, HEADER_SIZE,
                        self->size);

  memcpy (&magic, self->data, sizeof magic);
  if (magic != MAGIC && magic != MAGIC_SWAPPED)
    return set_corrupt (error, "expected a gettext catalog, found the first bytes %08x", magic);
  self->swapped = magic == MAGIC_SWAPPED;

  /* The upper half is the major revision: 0 and 1 have the same tables. */
  if (read_number (self, AT_REVISION) >> 16 > 1)
    return set_corrupt (error, "expected revision 0 or 1, found %u",
                        read_number (self, AT_REVISION) >> 16);

  self->count = read_number (self, AT_COUNT);
  self->messages = read_number (self, AT_MESSAGES);
  self->translations = read_number (self, AT_TRANSLATIONS);
  return TRUE;
}

static gboolean
check_table (MoaMo *self, guint32 table, GError **error)
{
  if (table > self->size || self->count > (self->size - table) / ENTRY_SIZE)
    return set_corrupt (error, "the table of %u strings at byte %u is cut off", self->count, table);
  return TRUE;
}

/* A string may hold NULs (between the forms of a plural), each run between them has to be UTF-8. */
static gboolean
is_utf8 (const char *string, gsize length)
{
  const char *end = string + length;

  while (string <= end)
    {
      const char *nul = memchr (string, '\0', (gsize) (end - string) + 1);

      if (!g_utf8_validate (string, nul - string, NULL))
        return FALSE;
      string = nul + 1;
    }
  return TRUE;
}

static gboolean
check_string (MoaMo *self, guint32 table, guint32 index, gsize *budget, GError **error)
{
  guint32 length = get_length (self, table, index);
  guint32 offset = read_number (self, (gsize) table + (gsize) index * ENTRY_SIZE + 4);

  if (offset >= self->size || length >= self->size - offset)
    return set_corrupt (error, "string %u of the table at byte %u lies outside the file", index,
                        table);
  if (self->data[offset + (gsize) length] != '\0')
    return set_corrupt (error, "string %u of the table at byte %u has no final NUL", index, table);
  /* Strings that overlap could make a small file take for ever. */
  if (*budget < (gsize) length + 1)
    return set_corrupt (error, "the strings overlap");
  *budget -= (gsize) length + 1;
  if (!is_utf8 (self->data + offset, length))
    return set_corrupt (error, "string %u of the table at byte %u is not UTF-8", index, table);
  return TRUE;
}

static gboolean
check_printable (MoaMo *self, guint32 index, GError **error)
{
  const char *string = get_string (self, self->translations, index);
  gunichar found = moa_text_find_unprintable (string, get_length (self, self->translations, index));

  if (found != 0)
    return set_corrupt (error, "the translation %u holds the control character U+%04X", index,
                        found);
  return TRUE;
}

static gboolean
check_strings (MoaMo *self, GError **error)
{
  gsize budget = self->size;

  for (guint32 i = 0; i < self->count; i++)
    if (!check_string (self, self->messages, i, &budget, error)
        || !check_string (self, self->translations, i, &budget, error)
        || !check_printable (self, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_sorted (MoaMo *self)
{
  for (guint32 i = 1; i < self->count; i++)
    if (strcmp (get_string (self, self->messages, i - 1), get_string (self, self->messages, i)) > 0)
      return FALSE;
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  MoaMo *self = user_data;
  const guint32 *first = a;
  const guint32 *second = b;

  return strcmp (get_string (self, self->messages, *first),
                 get_string (self, self->messages, *second));
}

static void
sort_entries (MoaMo *self)
{
  self->order = g_new (guint32, self->count);
  for (guint32 i = 0; i < self->count; i++)
    self->order[i] = i;
  /* Stable, so that of two equal messages the first counts. */
  g_qsort_with_data (self->order, (int) self->count, sizeof *self->order, compare_entries, self);
}

static gboolean
check_charset (MoaMo *self, GError **error)
{
  g_autofree char *type = moa_mo_dup_header (self, "Content-Type");
  g_autofree char *folded = type == NULL ? NULL : g_ascii_strdown (type, -1);

  if (folded != NULL && strstr (folded, "charset=utf-8") == NULL
      && strstr (folded, "charset=us-ascii") == NULL)
    return set_corrupt (error, "expected the charset UTF-8, found “%s”", type);
  return TRUE;
}

static gboolean
open_bytes (MoaMo *self, GError **error)
{
  g_autofree char *forms = NULL;

  if (!check_header (self, error) || !check_table (self, self->messages, error)
      || !check_table (self, self->translations, error) || !check_strings (self, error))
    return FALSE;

  if (!is_sorted (self))
    sort_entries (self);
  if (!check_charset (self, error))
    return FALSE;
  forms = moa_mo_dup_header (self, "Plural-Forms");
  return moa_plural_init (&self->plural, forms, error);
}

/* moa_mo_new:
 *
 * Opens a compiled catalog. Keeps a reference to the bytes; what is looked up points into them
 * and lives as long as the catalog. Any fault of the file is an error of MOA_MO_ERROR. */
MoaMo *
moa_mo_new (GBytes *bytes, GError **error)
{
  g_autoptr (MoaMo) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_object_new (MOA_TYPE_MO, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  if (!open_bytes (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Compares a message of the file with "context\004id" without joining the two. */
static int
compare_message (const char *message, const char *context, const char *id)
{
  gsize length;
  int difference;

  if (context == NULL)
    return strcmp (message, id);

  length = strlen (context);
  difference = strncmp (message, context, length);
  if (difference == 0)
    difference = strncmp (message + length, CONTEXT_GLUE, 1);
  return difference != 0 ? difference : strcmp (message + length + 1, id);
}

/* Finds the first entry with that message by halving. */
static gboolean
find_entry (MoaMo *self, const char *context, const char *id, guint32 *entry)
{
  guint32 low = 0;
  guint32 high = self->count;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *message = get_string (self, self->messages, get_sorted (self, middle));

      if (compare_message (message, context, id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->count)
    return FALSE;
  *entry = get_sorted (self, low);
  return compare_message (get_string (self, self->messages, *entry), context, id) == 0;
}

/* moa_mo_lookup:
 *
 * The translation of a message (its first form, if it has several). `context` may be NULL. NULL
 * when the message is not there or not translated; otherwise lent by the catalog. */
const char *
moa_mo_lookup (MoaMo *self, const char *context, const char *id)
{
  const char *translation;
  guint32 entry;

  g_return_val_if_fail (MOA_IS_MO (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!find_entry (self, context, id, &entry))
    return NULL;
  translation = get_string (self, self->translations, entry);
  return *translation == '\0' ? NULL : translation;
}

/* moa_mo_lookup_plural:
 *
 * The translation of a message in the form that the number `n` takes; the first form when the
 * file has too few. NULL when the message is not there or not translated; otherwise lent by the
 * catalog. */
const char *
moa_mo_lookup_plural (MoaMo *self, const char *context, const char *id, gulong n)
{
  const char *first, *form, *end;
  guint32 entry;

  g_return_val_if_fail (MOA_IS_MO (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!find_entry (self, context, id, &entry))
    return NULL;
  first = form = get_string (self, self->translations, entry);
  end = first + get_length (self, self->translations, entry);
  for (guint i = moa_plural_get_form (&self->plural, n); i > 0 && form < end; i--)
    form += strlen (form) + 1;
  if (form > end || *form == '\0')
    form = first;
  return *form == '\0' ? NULL : form;
}

/* moa_mo_dup_header:
 *
 * The value of a field of the header, such as "Language", without the white space around it; the
 * case of the name does not matter. A new string; NULL when there is no such field. */
char *
moa_mo_dup_header (MoaMo *self, const char *field)
{
  const char *line;
  gsize length;

  g_return_val_if_fail (MOA_IS_MO (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  length = strlen (field);
  for (line = moa_mo_lookup (self, NULL, ""); line != NULL && *line != '\0';)
    {
      gsize n_bytes = strcspn (line, "\n");

      if (g_ascii_strncasecmp (line, field, length) == 0 && line[length] == ':')
        return g_strstrip (g_strndup (line + length + 1, n_bytes - length - 1));
      line += n_bytes;
      line += *line == '\n';
    }
  return NULL;
}

/* moa_mo_check_language:
 * @language: a tag of BCP 47
 *
 * Whether the header says that the catalog is in that language, of whatever region or script, or
 * says nothing. When it is another one, an error MOA_MO_ERROR_LANGUAGE. */
gboolean
moa_mo_check_language (MoaMo *self, const char *language, GError **error)
{
  g_autofree char *header = NULL;
  g_autofree char *tag = NULL;

  g_return_val_if_fail (MOA_IS_MO (self), FALSE);
  g_return_val_if_fail (language != NULL, FALSE);

  header = moa_mo_dup_header (self, "Language");
  if (header == NULL || *header == '\0')
    return TRUE;
  tag = moa_language_from_locale (header);
  if (tag != NULL && moa_language_is_same (tag, language))
    return TRUE;
  g_set_error (error, MOA_MO_ERROR, MOA_MO_ERROR_LANGUAGE,
               "Language: expected \"%s\", as its folder says, found \"%.64s\"", language, header);
  return FALSE;
}

/* moa_mo_get_n_messages:
 *
 * How many messages the file has, the header not counted. */
guint
moa_mo_get_n_messages (MoaMo *self)
{
  guint32 entry;

  g_return_val_if_fail (MOA_IS_MO (self), 0);

  return self->count - (find_entry (self, NULL, "", &entry) ? 1 : 0);
}
