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

/* Where the runs of a text go, one after the other. */
typedef struct
{
  MoaSpanFunc func; /* NULL when nobody wants them */
  gpointer user_data;
  GString *words;      /* of the present run */
  char id[MAX_ID + 1]; /* of the present link */
} Sink;

/* Hands on what has been gathered and begins the next run. */
static void
emit (Sink *sink, MoaSpanType type)
{
  MoaSpan span = { .type = type, .text = sink->words->str };

  if (type != MOA_SPAN_TEXT)
    span.id = sink->id;
  if (sink->words->len > 0 && sink->func != NULL)
    sink->func (&span, sink->user_data);
  g_string_truncate (sink->words, 0);
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
take_target (const char **at, const char *open, MoaSpanType *type, char *id, GError **error)
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
        memcpy (id, *at, length);
        id[length] = '\0';
        *at += length + 1;
        return TRUE;
      }
  return set_error (error, MOA_MARKUP_ERROR_BAD_LINK, "expected “term:” or “part:” in the link",
                    open);
}

static gboolean
take_link (const char **at, const char *target, Sink *sink, GError **error)
{
  const char *open = *at;
  MoaSpanType type = MOA_SPAN_TEXT;

  (*at)++;
  for (take_plain_characters (at, sink->words); **at != ']';
       take_plain_characters (at, sink->words))
    if (!take_character (at, sink->words, error))
      return FALSE;
  if (sink->words->len == 0)
    return set_error (error, MOA_MARKUP_ERROR_BAD_LINK,
                      "expected words between the brackets of the link", open);
  *at = target;
  if (!take_target (at, open, &type, sink->id, error))
    return FALSE;
  emit (sink, type);
  return TRUE;
}

static gboolean
take_text (const char *at, Sink *sink, GError **error)
{
  for (take_plain_characters (&at, sink->words); *at != '\0';
       take_plain_characters (&at, sink->words))
    {
      const char *target = *at == '[' ? find_target (at) : NULL;

      if (target == NULL)
        {
          if (!take_character (&at, sink->words, error))
            return FALSE;
          continue;
        }
      emit (sink, MOA_SPAN_TEXT);
      if (!take_link (&at, target, sink, error))
        return FALSE;
    }
  emit (sink, MOA_SPAN_TEXT);
  return TRUE;
}

/* moa_markup_foreach:
 * @func: (nullable): is called for each run of a text; the span is its own only during the call
 *
 * Splits a text into runs of literal words and links, as moa_markup_parse() does, without keeping
 * them. Returns FALSE with an error of MOA_MARKUP_ERROR, whose message quotes the place, when the
 * markup is faulty; the runs before that place have been handed on then. */
gboolean
moa_markup_foreach (const char *text, MoaSpanFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  Sink sink = { .func = func, .user_data = user_data, .words = words };

  g_return_val_if_fail (text != NULL, FALSE);

  return take_text (text, &sink, error);
}

static void
span_free (gpointer data)
{
  MoaSpan *span = data;

  g_free (span->text);
  g_free (span->id);
  g_free (span);
}

static void
add_span (const MoaSpan *span, gpointer spans)
{
  MoaSpan *copy = g_new (MoaSpan, 1);

  *copy = (MoaSpan){ span->type, g_strdup (span->text), g_strdup (span->id) };
  g_ptr_array_add (spans, copy);
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

  g_return_val_if_fail (text != NULL, NULL);

  return moa_markup_foreach (text, add_span, spans, error) ? g_steal_pointer (&spans) : NULL;
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

static void
append_words (const MoaSpan *span, gpointer words)
{
  g_string_append (words, span->text);
}

/* moa_markup_strip:
 *
 * The words of a text as they are read aloud, without links and escapes; a text with faulty
 * markup as it is. A new string. */
char *
moa_markup_strip (const char *text)
{
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (moa_markup_is_literal (text))
    return g_strdup (text);
  words = g_string_sized_new (strlen (text));
  if (!moa_markup_foreach (text, append_words, words, NULL))
    return g_strdup (text);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
