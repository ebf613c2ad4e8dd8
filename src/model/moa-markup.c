/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one inline form of a lesson's texts: `[shown words](term:ID)` and `[shown words](part:ID)`.
 *
 * Everything else is literal, and brackets too, as long as they cannot be meant as a link: a link
 * is meant where a bracket is closed and `(name:` follows at once. `\[`, `\]` and `\\` stand for
 * the character itself. */

#include "moa-markup.h"

#include <string.h>

G_DEFINE_QUARK (moa_markup_error, moa_markup_error)

#define MAX_ID 64
#define SPECIAL "[]\\" /* the characters that may mean more than themselves */

static const struct
{
  MoaSpanType type;
  const char *prefix;
} targets[] = {
  { MOA_SPAN_TERM, "term:" },
  { MOA_SPAN_PART, "part:" },
};

static void
span_free (gpointer data)
{
  MoaSpan *span = data;

  g_free (span->text);
  g_free (span->id);
  g_free (span);
}

static void
add_span (GPtrArray *spans, MoaSpanType type, const char *text, char *id)
{
  MoaSpan *span = g_new (MoaSpan, 1);

  *span = (MoaSpan){ .type = type, .text = g_strdup (text), .id = id };
  g_ptr_array_add (spans, span);
}

static void
flush_words (GPtrArray *spans, GString *words)
{
  if (words->len > 0)
    add_span (spans, MOA_SPAN_TEXT, words->str, NULL);
  g_string_truncate (words, 0);
}

static gboolean
set_error (GError **error, MoaMarkupError code, const char *what, const char *at)
{
  g_autofree char *excerpt = g_utf8_substring (at, 0, MIN (g_utf8_strlen (at, -1), 32));

  g_set_error (error, MOA_MARKUP_ERROR, code, "%s at “%s”", what, excerpt);
  return FALSE;
}

/* Appends one character, an escaped one without its backslash, and moves on. */
static gboolean
take_character (const char **at, GString *words, GError **error)
{
  const char *next;

  if (**at == '\\')
    {
      if ((*at)[1] == '\0' || strchr ("[]\\", (*at)[1]) == NULL)
        return set_error (error, MOA_MARKUP_ERROR_BAD_ESCAPE,
                          "expected “[”, “]” or “\\” after the backslash", *at);
      (*at)++;
    }
  next = g_utf8_next_char (*at);
  g_string_append_len (words, *at, next - *at);
  *at = next;
  return TRUE;
}

/* Appends all characters up to the next bracket or backslash. */
static void
take_plain_characters (const char **at, GString *words)
{
  gsize length = strcspn (*at, SPECIAL);

  g_string_append_len (words, *at, (gssize) length);
  *at += length;
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* From an opening bracket to the `(` of a target; NULL when what follows is not meant as a link. */
static const char *
find_target (const char *open)
{
  const char *at = open + 1;

  while (*at != '\0' && *at != '[' && *at != ']')
    at += *at == '\\' && at[1] != '\0' ? 2 : 1;
  if (at[0] != ']' || at[1] != '(')
    return NULL;
  at += 2;
  return g_ascii_isalpha (*at) && at[strspn (at, LETTERS)] == ':' ? at : NULL;
}

/* The length of an id at the beginning of the text, 0 when there is none. */
static gsize
scan_id (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_-");

  return g_ascii_islower (*text) && length <= MAX_ID ? length : 0;
}

static gboolean
take_target (const char **at, const char *open, MoaSpanType *type, char **id, GError **error)
{
  gsize length;

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_has_prefix (*at, targets[i].prefix))
      {
        *at += strlen (targets[i].prefix);
        *type = targets[i].type;
        length = scan_id (*at);
        if (length == 0 || (*at)[length] != ')')
          return set_error (error, MOA_MARKUP_ERROR_BAD_LINK,
                            "expected an id and “)” at the end of the link", open);
        *id = g_strndup (*at, length);
        *at += length + 1;
        return TRUE;
      }
  return set_error (error, MOA_MARKUP_ERROR_BAD_LINK, "expected “term:” or “part:” in the link",
                    open);
}

static gboolean
take_link (const char **at, const char *target, GPtrArray *spans, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *open = *at;
  MoaSpanType type = MOA_SPAN_TEXT;
  char *id = NULL;

  (*at)++;
  for (take_plain_characters (at, words); **at != ']'; take_plain_characters (at, words))
    if (!take_character (at, words, error))
      return FALSE;
  if (words->len == 0)
    return set_error (error, MOA_MARKUP_ERROR_BAD_LINK,
                      "expected words between the brackets of the link", open);
  *at = target;
  if (!take_target (at, open, &type, &id, error))
    return FALSE;
  add_span (spans, type, words->str, id);
  return TRUE;
}

/* moa_markup_parse:
 *
 * Splits a text into runs of literal words and links; no run is empty, and an empty text has
 * none. Returns an array of MoaSpan that owns its elements, or NULL with an error of
 * MOA_MARKUP_ERROR whose message quotes the place. */
GPtrArray *
moa_markup_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (span_free);
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (take_plain_characters (&text, words); *text != '\0'; take_plain_characters (&text, words))
    {
      const char *target = *text == '[' ? find_target (text) : NULL;

      if (target == NULL)
        {
          if (!take_character (&text, words, error))
            return NULL;
          continue;
        }
      flush_words (spans, words);
      if (!take_link (&text, target, spans, error))
        return NULL;
    }
  flush_words (spans, words);
  return g_steal_pointer (&spans);
}

/* moa_markup_is_literal:
 *
 * Returns whether a text has neither bracket nor backslash, so that it stands for itself. */
gboolean
moa_markup_is_literal (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return text[strcspn (text, SPECIAL)] == '\0';
}

/* moa_markup_strip:
 *
 * The words of a text as they are read aloud, without links and escapes; a text with faulty
 * markup as it is. A new string. */
char *
moa_markup_strip (const char *text)
{
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  spans = moa_markup_is_literal (text) ? NULL : moa_markup_parse (text, NULL);
  if (spans == NULL)
    return g_strdup (text);
  words = g_string_sized_new (strlen (text));
  for (guint i = 0; i < spans->len; i++)
    g_string_append (words, ((MoaSpan *) g_ptr_array_index (spans, i))->text);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
