/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The template that translators start from, in the form in which gettext's own tools write one (GNU
 * gettext manual, "The Format of PO Files"). The same lesson always gives the same bytes: the only
 * date in it is that of the lesson's review. Lines are broken after spaces alone, so that a link
 * stays whole. */

#include "moa-catalog.h"

#include <stdlib.h>
#include <string.h>

#include "moa-json-scan.h"

#define MAX_LESSON_SIZE (64u * 1024 * 1024)
#define PAGE_WIDTH 79

/* Where the search for an index of an array can go on: pointers come in the order of the file,
 * so that a long list is gone through once and not once for each text. */
typedef struct
{
  guint array; /* 0: none yet */
  guint index;
  guint value;
} Cursor;

typedef struct
{
  GString *output;
  const char *file; /* the lesson's, relative to its root */
  MoaJsonTape *tape;
  GArray *lines; /* gsize: the offset at which each line begins */
  Cursor cursors[MOA_JSON_MAX_DEPTH];
} Template;

/* The columns that a character takes on a terminal. */
static guint
get_character_width (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

static guint
get_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += get_character_width (g_utf8_get_char (text));
  return width;
}

static void
append_escaped (GString *output, const char *text, gsize length)
{
  static const char plain[] = "\"\\\n\t\r\a\b\f\v";
  static const char letters[] = "\"\\ntrabfv";

  for (gsize i = 0; i < length; i++)
    {
      const char *special = memchr (plain, text[i], sizeof plain - 1);

      if (special != NULL)
        g_string_append_printf (output, "\\%c", letters[special - plain]);
      else if ((guchar) text[i] < ' ' || text[i] == '\x7f')
        g_string_append_printf (output, "\\%03o", (guint) (guchar) text[i]);
      else
        g_string_append_c (output, text[i]);
    }
}

/* The next piece that is not divided: a word with the spaces after it, or up to the end of the
 * line. */
static gsize
scan_word (const char *text)
{
  gsize length = strcspn (text, " \n");

  length += strspn (text + length, " ");
  return length + (text[length] == '\n' ? 1 : 0);
}

static void
append_line (GString *output, GString *line)
{
  g_string_append_printf (output, "\"%s\"\n", line->str);
  g_string_truncate (line, 0);
}

/* Writes a string over several lines, broken after spaces and after each "\n". */
static void
append_wrapped (GString *output, const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = scan_word (text);
      gboolean ends_line = text[length - 1] == '\n';

      g_string_truncate (word, 0);
      append_escaped (word, text, length);
      if (line->len > 0 && get_width (line->str) + get_width (word->str) + 2 > PAGE_WIDTH)
        append_line (output, line);
      g_string_append (line, word->str);
      if (ends_line)
        append_line (output, line);
      text += length;
    }
  if (line->len > 0)
    append_line (output, line);
}

static void
append_string (GString *output, const char *keyword, const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);
  const char *newline = strchr (text, '\n');

  append_escaped (escaped, text, strlen (text));
  if ((newline == NULL || newline[1] == '\0')
      && strlen (keyword) + get_width (escaped->str) + 3 <= PAGE_WIDTH)
    {
      g_string_append_printf (output, "%s \"%s\"\n", keyword, escaped->str);
      return;
    }
  g_string_append_printf (output, "%s \"\"\n", keyword);
  append_wrapped (output, text);
}

/* A text of the lesson within a comment may not end the comment's line. */
static void
append_comment (GString *output, const char *mark, const char *comment)
{
  g_autofree char *line = g_strdup (comment);

  for (char *at = line; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  g_string_append_printf (output, "%s %s\n", mark, line);
}

static guint
find_element (Cursor *cursor, const MoaJsonTape *tape, guint array, guint index)
{
  if (cursor->array != array || cursor->index > index)
    *cursor = (Cursor){ array, 0, moa_json_tape_first (tape, array) };
  while (cursor->value != 0 && cursor->index < index)
    {
      cursor->value = moa_json_tape_next (tape, array, cursor->value);
      cursor->index++;
    }
  return cursor->value;
}

/* The value that a pointer leads to. The names in the pointers of a walk need no unescaping. */
static guint
find_value (Template *self, const char *pointer)
{
  g_auto (GStrv) keys = g_strsplit (pointer, "/", MOA_JSON_MAX_DEPTH);
  guint value = 0;

  for (guint i = 1; keys[i] != NULL; i++)
    {
      if (moa_json_tape_get_type (self->tape, value) == MOA_JSON_ARRAY)
        value = find_element (&self->cursors[i], self->tape, value,
                              (guint) strtoul (keys[i], NULL, 10));
      else
        value = moa_json_tape_find_member (self->tape, value, keys[i]);
      if (value == 0)
        break;
    }
  return value;
}

static guint
find_line (Template *self, const char *pointer)
{
  gsize offset = moa_json_tape_get_start (self->tape, find_value (self, pointer));
  guint low = 0;
  guint high = self->lines->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->lines, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low + 1;
}

/* The members of a record may stand in any order: a text is looked up among the lines and not
 * by going on. */
static GArray *
index_lines (const char *text, gsize length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start = 0;

  g_array_append_val (lines, start);
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n')
      {
        start = i + 1;
        g_array_append_val (lines, start);
      }
  return lines;
}

static void
append_message (const MoaMessage *message,
                const char *pointer,
                const char *comment,
                gpointer user_data)
{
  Template *self = user_data;

  g_string_append_c (self->output, '\n');
  append_comment (self->output, "#.", comment);
  g_string_append_printf (self->output, "#: %s:%u\n", self->file, find_line (self, pointer));
  append_string (self->output, "msgctxt", message->context);
  append_string (self->output, "msgid", message->id);
  g_string_append (self->output, "msgstr \"\"\n");
}

static void
append_header (GString *output, const MoaLesson *lesson)
{
  g_autofree char *title = g_strdup_printf ("Translation of the lesson “%s”.", lesson->title.id);
  g_autofree char *fields = g_strdup_printf ("Project-Id-Version: moa-bundle-%s %s\n"
                                             "Report-Msgid-Bugs-To: \n"
                                             "POT-Creation-Date: %s 00:00+0000\n"
                                             "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
                                             "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
                                             "Language-Team: LANGUAGE <LL@li.org>\n"
                                             "Language: \n"
                                             "MIME-Version: 1.0\n"
                                             "Content-Type: text/plain; charset=UTF-8\n"
                                             "Content-Transfer-Encoding: 8bit\n"
                                             "X-Reviewed-By: \n",
                                             lesson->id, lesson->version, lesson->review.reviewed);

  append_comment (output, "#", title);
  append_comment (output, "#", "This file is distributed under the same licence as the lesson.");
  append_comment (
      output, "#",
      "X-Reviewed-By names the clinician who reviewed the translation; empty: not reviewed.");
  append_comment (
      output, "#",
      "Words in [brackets](term:ID) are a link: translate the words, keep what follows.");
  g_string_append (output, "#\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n");
  append_wrapped (output, fields);
}

/* Reads the lesson's file once more, for the places of its texts. */
static MoaJsonTape *
read_tape (MoaBundle *bundle, GBytes **bytes, GError **error)
{
  g_autoptr (MoaJsonTape) tape = NULL;
  g_autoptr (MoaFindings) findings = NULL;
  MoaBundleRoot *root = moa_bundle_get_root (bundle);
  const char *file = moa_bundle_root_get_main_file (root);
  const char *text;
  gsize length;

  *bytes = moa_bundle_root_read (root, file, MAX_LESSON_SIZE, error);
  if (*bytes == NULL)
    return NULL;
  text = g_bytes_get_data (*bytes, &length);
  tape = moa_json_tape_new (text, length);
  findings = moa_findings_new (tape);
  if (!moa_json_scan (tape, findings))
    {
      g_set_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                   "%s changed while it was read and is no JSON any more", file);
      return NULL;
    }
  return g_steal_pointer (&tape);
}

/* moa_catalog_write_template:
 *
 * The template for translators: a PO file with every text of the lesson, its context, its line
 * in `bundle.json` and a comment that says what it is. There is no `Plural-Forms`, as no text
 * has a plural. A new string in UTF-8; NULL with an error of MOA_BUNDLE_ROOT_ERROR when the
 * lesson's file can no longer be read. */
char *
moa_catalog_write_template (MoaBundle *bundle, GError **error)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MoaJsonTape) tape = NULL;
  g_autoptr (GArray) lines = NULL;
  Template template = { 0 };

  g_return_val_if_fail (MOA_IS_BUNDLE (bundle), NULL);

  tape = read_tape (bundle, &bytes, error);
  if (tape == NULL)
    return NULL;
  template.output = output;
  template.file = moa_bundle_root_get_main_file (moa_bundle_get_root (bundle));
  template.tape = tape;
  lines = index_lines (tape->text, tape->length);
  template.lines = lines;
  append_header (output, moa_bundle_get_lesson (bundle));
  moa_catalog_foreach_message (bundle, append_message, &template);
  return g_string_free (g_steal_pointer (&output), FALSE);
}
