/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While a document is read a finding only notes its value and offset. Line, column and pointer are
 * worked out at the end, for all findings together, in one pass over the text and one over the
 * tape: a file with a hundred thousand mistakes costs no more per mistake than a file with one,
 * and a file without any costs nothing. */

#include "moa-findings.h"

#include <string.h>

/* Far more than anybody reads, so that the memory for findings is in proportion to that of the
 * file's honest ones: 64 MiB can hold thirty million mistakes. */
#define MAX_FINDINGS 250000

typedef struct
{
  gsize offset;
  guint value;
  MoaCode code;
  char *message;
} Finding;

struct _MoaFindings
{
  const MoaJsonTape *tape;
  GArray *list;
  gsize n_bytes; /* of all messages */
  gboolean is_cut;
  guint n_errors;
};

/* How each value hangs in the document: its container, and its index in an array or the name that
 * stands before it in an object. */
typedef struct
{
  guint parent;
  guint key;
} Place;

static void
clear_finding (gpointer data)
{
  g_free (((Finding *) data)->message);
}

/* moa_findings_new:
 *
 * Returns an empty list of findings about `tape`, which has to outlive it; the caller owns it. */
MoaFindings *
moa_findings_new (const MoaJsonTape *tape)
{
  MoaFindings *self = g_new0 (MoaFindings, 1);

  self->tape = tape;
  self->list = g_array_new (FALSE, FALSE, sizeof (Finding));
  g_array_set_clear_func (self->list, clear_finding);
  return self;
}

/* moa_findings_free:
 *
 * Frees the list and what it holds. */
void
moa_findings_free (MoaFindings *self)
{
  g_array_unref (self->list);
  g_free (self);
}

static void
take_finding (MoaFindings *self, guint value, gsize offset, MoaCode code, char *message)
{
  Finding finding = { .offset = offset, .value = value, .code = code, .message = message };

  if (moa_code_get_severity (code) == MOA_SEVERITY_ERROR)
    self->n_errors++;
  self->n_bytes += strlen (message);
  g_array_append_val (self->list, finding);
}

/* Messages quote the lesson, and each can be many times what an honest one is. */
#define MAX_MESSAGES (32 * 1024 * 1024) /* bytes of all together */

/* The last one says that there are more; a lesson with so many does not open. */
static gboolean
has_room (MoaFindings *self)
{
  if (self->is_cut)
    return FALSE;
  if (self->list->len < MAX_FINDINGS - 1 && self->n_bytes < MAX_MESSAGES)
    return TRUE;
  self->is_cut = TRUE;
  take_finding (self, 0, self->tape->length, MOA_CODE_LIMIT,
                g_strdup_printf ("expected at most %u findings, found more, which are left out",
                                 self->list->len + 1));
  return FALSE;
}

/* moa_findings_add:
 * @value: what is wrong; the name of a member stands for the member
 * @format: an English sentence without the final full stop, as for printf
 *
 * Adds a finding at the first character of a value. */
void
moa_findings_add (MoaFindings *self, guint value, MoaCode code, const char *format, ...)
{
  va_list args;

  if (!has_room (self))
    return;
  va_start (args, format);
  take_finding (self, value, moa_json_tape_get_start (self->tape, value), code,
                g_strdup_vprintf (format, args));
  va_end (args);
}

/* moa_findings_add_at:
 * @value: the innermost value that the place belongs to, on the tape or not (0)
 * @offset: the byte in the document
 *
 * Adds a finding at any place of the document. */
void
moa_findings_add_at (MoaFindings *self,
                     guint value,
                     gsize offset,
                     MoaCode code,
                     const char *format,
                     ...)
{
  va_list args;

  if (!has_room (self))
    return;
  va_start (args, format);
  take_finding (self, value, offset, code, g_strdup_vprintf (format, args));
  va_end (args);
}

/* moa_findings_get_n_errors:
 *
 * Returns how many of the findings keep the lesson from opening. */
guint
moa_findings_get_n_errors (const MoaFindings *self)
{
  return self->n_errors;
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  gsize offset_a = ((const Finding *) a)->offset;
  gsize offset_b = ((const Finding *) b)->offset;

  return offset_a < offset_b ? -1 : offset_a > offset_b;
}

static void
place_children (const MoaJsonTape *tape, guint container, Place *places)
{
  gboolean is_object = moa_json_tape_get_type (tape, container) == MOA_JSON_OBJECT;
  guint index = 0;

  for (guint v = moa_json_tape_first (tape, container); v != 0;
       v = moa_json_tape_next (tape, container, v), index++)
    places[v] = (Place){ .parent = container, .key = is_object ? v - index % 2 : index };
}

/* In the order of the file a container comes before what is in it, so one pass places all. */
static Place *
place_values (const MoaJsonTape *tape)
{
  Place *places = g_new0 (Place, tape->tokens->len + 1);

  for (guint i = 0; i < tape->tokens->len; i++)
    {
      if (moa_json_tape_get_type (tape, i) >= MOA_JSON_ARRAY)
        place_children (tape, i, places);
    }
  return places;
}

static void
prepend_name (GString *pointer, const MoaJsonTape *tape, guint name)
{
  g_autofree char *text = moa_json_tape_dup_string (tape, name);
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "~", "~0", 0);
  g_string_replace (escaped, "/", "~1", 0);
  g_string_prepend (pointer, escaped->str);
}

static char *
build_pointer (const MoaJsonTape *tape, const Place *places, guint value)
{
  g_autoptr (GString) pointer = g_string_new (NULL);

  for (guint v = value; v != 0; v = places[v].parent)
    {
      g_autofree char *index = NULL;

      if (moa_json_tape_get_type (tape, places[v].parent) == MOA_JSON_OBJECT)
        prepend_name (pointer, tape, places[v].key);
      else
        {
          index = g_strdup_printf ("%u", places[v].key);
          g_string_prepend (pointer, index);
        }
      g_string_prepend_c (pointer, '/');
    }
  return g_string_free (g_steal_pointer (&pointer), FALSE);
}

/* moa_findings_report:
 * @file: the file as the user named it
 * @diagnostics: gains what was found, in the order of the file
 *
 * Turns all findings into diagnostics with line, column and pointer. */
void
moa_findings_report (MoaFindings *self, const char *file, GPtrArray *diagnostics)
{
  g_autofree Place *places = NULL;
  MoaLocator locator;

  if (self->list->len == 0)
    return;
  places = place_values (self->tape);
  moa_locator_init (&locator, self->tape->text, self->tape->length);
  g_array_sort (self->list, compare_offsets);
  for (guint i = 0; i < self->list->len; i++)
    {
      const Finding *finding = &g_array_index (self->list, Finding, i);
      g_autofree char *pointer = build_pointer (self->tape, places, finding->value);
      MoaLocation location = moa_locator_move_to (&locator, finding->offset);

      g_ptr_array_add (diagnostics, moa_diagnostic_new (file, location, pointer, finding->code,
                                                        "%s", finding->message));
    }
}
