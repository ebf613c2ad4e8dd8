/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture that needs something from elsewhere would look different on every machine, and one that
 * asks for it tells somebody that it is looked at. So a drawing may refer to its own parts, `#id`,
 * and carry photographs in itself, `data:image/png` and `data:image/jpeg`; also fonts, which are
 * not used. Nothing else. A link that a reader could follow is no reference: nobody follows it
 * here.
 *
 * The document has to be UTF-8 and to declare no entity, so that what is looked at here is what the
 * drawing library reads later. */

#include "moa-decoder.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Where the parser is. */
typedef struct
{
  MoaDecoding *decoding;
  gboolean is_style; /* inside of an element of CSS */
  gboolean has_root;
  gboolean needs_files;
} Scan;

static const char *
get_local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static const char *
skip_space (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

static gboolean
begins_with (const char *text, const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

static gboolean
is_own (const char *reference)
{
  static const char *const kinds[] = { "data:image/png;", "data:image/jpeg;", "data:image/jpg;",
                                       "data:font/", "data:application/" };
  const char *target = skip_space (reference);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (begins_with (target, kinds[i]))
      return TRUE;
  return *target == '\0' || *target == '#';
}

static void
refuse_reference (Scan *self, const char *reference)
{
  moa_decoding_refuse (self->decoding, MOA_PICTURE_REFERENCE, skip_space (reference));
}

/* Every `url(…)` of a piece of CSS, with and without quotes. */
static void
check_urls (Scan *self, const char *css)
{
  for (const char *rest = css; *rest != '\0'; rest++)
    {
      g_autofree char *target = NULL;

      if (!begins_with (rest, "url("))
        continue;
      rest = skip_space (rest + strlen ("url("));
      if (*rest == '"' || *rest == '\'')
        rest++;
      target = g_strndup (rest, strcspn (rest, ")\"'"));
      if (!is_own (target))
        refuse_reference (self, target);
      if (*rest == '\0')
        return;
    }
}

/* Appends the character that the digits after a backslash stand for, or the one that stands there
 * itself; returns what follows. */
static const char *
append_escaped (GString *plain, const char *digits)
{
  gunichar character = 0;
  const char *end = digits;

  while (end - digits < 6 && g_ascii_isxdigit (*end))
    character = character * 16 + (gunichar) g_ascii_xdigit_value (*end++);
  if (end == digits && *end != '\0')
    g_string_append_c (plain, *end++);
  if (!g_ascii_isxdigit (*digits))
    return end;
  g_string_append_unichar (plain,
                           character != 0 && g_unichar_validate (character) ? character : 0xFFFD);
  return g_ascii_isspace (*end) ? end + 1 : end;
}

/* CSS as the drawing library reads it, with the characters that escapes stand for: `\75rl(` is
 * `url(`. */
static char *
dup_without_escapes (const char *css)
{
  GString *plain = g_string_new (NULL);

  while (*css != '\0')
    {
      if (*css != '\\')
        g_string_append_c (plain, *css++);
      else
        css = append_escaped (plain, css + 1);
    }
  return g_string_free (plain, FALSE);
}

static void
check_css (Scan *self, const char *text)
{
  g_autofree char *css = dup_without_escapes (text);

  for (const char *at = strchr (css, '@'); at != NULL; at = strchr (at + 1, '@'))
    if (begins_with (at, "@import"))
      refuse_reference (self, at);
  check_urls (self, css);
}

static void
on_start_element (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Scan *self = user_data;
  const char *local = get_local_name (element);

  if (!self->has_root && strcmp (local, "svg") != 0)
    moa_decoding_refuse (self->decoding, MOA_PICTURE_OTHER_FORMAT, NULL);
  self->has_root = TRUE;
  self->is_style = strcmp (local, "style") == 0;
  self->needs_files = self->needs_files || strcmp (local, "text") == 0
                      || strcmp (local, "image") == 0 || strcmp (local, "feImage") == 0;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (get_local_name (names[i]), "href") == 0)
      {
        if (strcmp (local, "a") != 0 && !is_own (values[i]))
          refuse_reference (self, values[i]);
      }
    else
      check_css (self, values[i]);
}

static void
on_end_element (GMarkupParseContext *context,
                const char *element,
                gpointer user_data,
                GError **error)
{
  ((Scan *) user_data)->is_style = FALSE;
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Scan *self = user_data;
  g_autofree char *css = NULL;

  if (!self->is_style)
    return;
  css = g_strndup (text, length);
  check_css (self, css);
}

/* `<?xml … encoding="…"?>`: what is no superset of ASCII would be read as something else. */
static void
check_encoding (Scan *self, const char *declaration)
{
  const char *encoding = strstr (declaration, "encoding");
  const char *name = encoding != NULL ? strpbrk (encoding, "\"'") : NULL;

  if (name != NULL && !begins_with (name + 1, "utf-8") && !begins_with (name + 1, "us-ascii"))
    moa_decoding_refuse (self->decoding, MOA_PICTURE_NOT_UTF8, NULL);
}

/* Declarations, processing instructions and comments. */
static void
on_passthrough (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer user_data,
                GError **error)
{
  Scan *self = user_data;
  g_autofree char *passage = g_strndup (text, length);

  if (begins_with (passage, "<?xml-stylesheet"))
    refuse_reference (self, passage);
  else if (begins_with (passage, "<?xml"))
    check_encoding (self, passage);
  else if (begins_with (passage, "<!DOCTYPE") && strchr (passage, '[') != NULL)
    moa_decoding_refuse (self->decoding, MOA_PICTURE_DECLARATION, NULL);
}

static gboolean
parse (Scan *self, const char *text, gsize length, GError **error)
{
  static const GMarkupParser parser = {
    .start_element = on_start_element,
    .end_element = on_end_element,
    .text = on_text,
    .passthrough = on_passthrough,
  };
  g_autoptr (GMarkupParseContext)
      context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);

  return g_markup_parse_context_parse (context, text, (gssize) length, error)
         && g_markup_parse_context_end_parse (context, error);
}

/* moa_svg_references_check:
 * @needs_files: whether drawing it takes files: of fonts, or of what is known of photographs
 *
 * Returns whether the document needs nothing from elsewhere; refuses it when it does, and when it
 * is no SVG. */
gboolean
moa_svg_references_check (MoaDecoding *self, gboolean *needs_files)
{
  Scan scan = { .decoding = self };
  const char *text = (const char *) self->data;
  gsize length = self->size;
  g_autoptr (GError) error = NULL;

  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, 3) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  if (length == 0)
    moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, "the file is empty");
  else if (!g_utf8_validate_len (text, length, NULL))
    moa_decoding_refuse (self, MOA_PICTURE_NOT_UTF8, NULL);
  else if (!parse (&scan, text, length, &error))
    moa_decoding_refuse (self, scan.has_root ? MOA_PICTURE_DAMAGED : MOA_PICTURE_OTHER_FORMAT,
                         error->message);
  *needs_files = scan.needs_files;
  return self->reply.verdict == MOA_PICTURE_FINE;
}
