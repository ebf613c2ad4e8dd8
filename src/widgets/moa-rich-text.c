/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text of a lesson is untrusted, so nothing of it reaches Pango unescaped: the markup here is
 * made of our own tags around escaped words. While it is built, the length of what is shown is
 * counted along, because a popover has to find the place of a link in the laid out text, which
 * knows no tags. */

#include "moa-config.h"

#include "moa-rich-text.h"

#include <glib/gi18n-lib.h>
#include <pango/pango.h>

#include <stdlib.h>

#include "moa-language.h"
#include "moa-markup.h"

#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"
#define POP_ISOLATE "\xe2\x81\xa9"
#define WORD_JOINER "\xe2\x81\xa0"

typedef struct
{
  GString *markup;
  GString *spoken;
  GArray *links;
  guint shown; /* bytes of the text without markup so far */
} Builder;

static void
clear_link (gpointer data)
{
  MoaRichLink *link = data;

  g_free (link->uri);
  g_free (link->name);
}

static void
append_shown (Builder *builder, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (builder->markup, escaped);
  builder->shown += strlen (text);
}

static void
append_words (Builder *builder, const char *text)
{
  append_shown (builder, text);
  g_string_append (builder->spoken, text);
}

/* A link whose words are `text`, spoken as `name`; `title` becomes its tooltip. GtkLabel reads the
 * title as markup, hence escaped twice. Its colour is given full strength, since it would otherwise
 * be as translucent as the text around it and too pale. */
static void
append_link (Builder *builder,
             const char *scheme,
             const char *id,
             const char *text,
             const char *name,
             const char *title)
{
  g_autofree char *uri = g_strdup_printf ("%s:%s", scheme, id);
  g_autofree char *href = g_markup_escape_text (uri, -1);
  MoaRichLink link = { .start = builder->shown };

  g_string_append_printf (builder->markup, "<a href=\"%s\"", href);
  if (title != NULL)
    {
      g_autofree char *once = g_markup_escape_text (title, -1);
      g_autofree char *twice = g_markup_escape_text (once, -1);

      g_string_append_printf (builder->markup, " title=\"%s\"", twice);
    }
  g_string_append (builder->markup, "><span alpha=\"100%\">");
  append_shown (builder, text);
  g_string_append (builder->markup, "</span></a>");
  link.end = builder->shown;
  link.uri = g_steal_pointer (&uri);
  link.name = g_strdup (name);
  g_array_append_val (builder->links, link);
}

static void
append_span (Builder *builder, const MoaSpan *span)
{
  if (span->type == MOA_SPAN_TEXT)
    {
      append_words (builder, span->text);
      return;
    }
  g_string_append (builder->markup, "<span underline=\"single\">");
  append_link (builder, span->type == MOA_SPAN_TERM ? "term" : "part", span->id, span->text,
               span->text, NULL);
  g_string_append (builder->markup, "</span>");
  g_string_append (builder->spoken, span->text);
}

/* Whether the author's text could turn the order of what follows it. */
static gboolean
has_direction_controls (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        return TRUE;
    }
  return FALSE;
}

static void
append_text (Builder *builder, const char *text)
{
  g_autoptr (GPtrArray) spans = moa_markup_parse (text, NULL);
  gboolean isolate = has_direction_controls (text);

  if (isolate)
    append_shown (builder, FIRST_STRONG_ISOLATE);
  if (spans == NULL)
    append_words (builder, text);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    append_span (builder, g_ptr_array_index (spans, i));
  if (isolate)
    append_shown (builder, POP_ISOLATE);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const MoaSource *one = *(const MoaSource *const *) a;
  const MoaSource *other = *(const MoaSource *const *) b;

  return (one->number > other->number) - (one->number < other->number);
}

/* The numbers of the sources in ascending order, raised; spoken as ", source 1" so that a listener
 * does not hear "apo B one". */
static void
append_cite (Builder *builder, const MoaCite *cite)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree const MoaSource **sources = NULL;

  if (cite == NULL || cite->n_sources == 0)
    return;
  sources = g_memdup2 (cite->sources, cite->n_sources * sizeof (*sources));
  qsort (sources, cite->n_sources, sizeof (*sources), compare_numbers);
  append_shown (builder, WORD_JOINER);
  g_string_append (builder->markup,
                   "<span baseline_shift=\"superscript\" size=\"78%\" weight=\"bold\">");
  for (guint i = 0; i < cite->n_sources; i++)
    {
      const MoaSource *source = sources[i];
      g_autofree char *reference = moa_source_format_reference (source);
      g_autofree char *number = g_strdup_printf ("%u", source->number);
      /* Translators: read aloud; number of a source and its reference. */
      g_autofree char *name = g_strdup_printf (_ ("Source %1$s: %2$s"), number, reference);

      if (i > 0)
        append_shown (builder, ",");
      append_link (builder, "source", source->id, number, name, reference);
      g_string_append_printf (numbers, i > 0 ? ", %s" : "%s", number);
    }
  g_string_append (builder->markup, "</span>");
  g_string_append_c (builder->spoken, ' ');
  g_string_append_printf (
      builder->spoken,
      /* Translators: read aloud after a statement; %s is one or more numbers of sources. */
      g_dngettext (GETTEXT_PACKAGE, "(source %s)", "(sources %s)", cite->n_sources), numbers->str);
}

/* Fonts are chosen for the language of the locale anyway ("c": for English), and each further
 * language makes fontconfig choose anew for every size of type. */
static gboolean
is_language_of_locale (const char *language)
{
  const char *usual = pango_language_to_string (pango_language_get_default ());

  return moa_language_is_same (language, g_str_equal (usual, "c") ? "en" : usual);
}

static void
append_text_in_language (Builder *builder, MoaText text)
{
  g_autofree char *language = g_markup_escape_text (text.language, -1);

  if (is_language_of_locale (text.language))
    {
      append_text (builder, text.string);
      return;
    }
  g_string_append_printf (builder->markup, "<span lang=\"%s\">", language);
  append_text (builder, text.string);
  g_string_append (builder->markup, "</span>");
}

/* Says in which language the text is when it is not the one that was asked for. */
static void
append_language_mark (Builder *builder, const char *language)
{
  g_autofree char *name = moa_language_dup_name (language);
  g_autofree char *mark = g_strdup_printf ("\u2002(%s)", name);

  g_string_append (builder->markup, "<span size=\"smaller\" alpha=\"65%\">");
  append_words (builder, mark);
  g_string_append (builder->markup, "</span>");
}

static void
append_lead (Builder *builder, const char *lead)
{
  if (lead == NULL)
    return;
  g_string_append (builder->markup, "<b>");
  append_words (builder, lead);
  g_string_append (builder->markup, "</b>");
  append_words (builder, " ");
}

/**
 * moa_rich_text_new:
 * @cite: (nullable): the sources whose numbers follow the text
 * @lead: (nullable): words in the interface's language that go before the text in bold
 *
 * Turns @message into markup in the catalog's language. A text that is only there in another
 * language is followed by that language's name. The caller owns the result.
 */
MoaRichText *
moa_rich_text_new (MoaCatalog *catalog,
                   const MoaMessage *message,
                   const MoaCite *cite,
                   const char *lead)
{
  MoaRichText *self = g_new0 (MoaRichText, 1);
  MoaText text = moa_catalog_get_text (catalog, message);
  Builder builder = { g_string_new (NULL), g_string_new (NULL), NULL, 0 };

  builder.links = g_array_new (FALSE, FALSE, sizeof (MoaRichLink));
  g_array_set_clear_func (builder.links, clear_link);
  append_lead (&builder, lead);
  append_text_in_language (&builder, text);
  append_cite (&builder, cite);
  if (!moa_language_is_same (text.language, moa_catalog_get_language (catalog)))
    append_language_mark (&builder, text.language);
  self->markup = g_string_free (builder.markup, FALSE);
  self->spoken = g_string_free (builder.spoken, FALSE);
  self->links = builder.links;
  self->language = g_strdup (text.language);
  self->direction = moa_language_get_direction (text.language);
  return self;
}

/**
 * moa_rich_text_free:
 *
 * Frees what moa_rich_text_new() made.
 */
void
moa_rich_text_free (MoaRichText *self)
{
  g_free (self->markup);
  g_free (self->spoken);
  g_free (self->language);
  g_array_unref (self->links);
  g_free (self);
}

/**
 * moa_rich_text_dup_unlinked_markup:
 *
 * The same markup without the links, as plain Pango reads it: for measuring. The caller owns the
 * result.
 */
char *
moa_rich_text_dup_unlinked_markup (const MoaRichText *self)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *p = self->markup;

  while (*p != '\0')
    {
      if (g_str_has_prefix (p, "<a ") || g_str_has_prefix (p, "</a>"))
        p = strchr (p, '>') + 1;
      else
        g_string_append_c (result, *p++);
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}
