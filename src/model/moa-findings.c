/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While a document is read a finding only notes its value and offset. Line, column and pointer are
 * worked out at the end, for all findings together, in one pass over the text and one over the
 * tape: a file with a hundred thousand mistakes costs no more per mistake than a file with one,
 * and a file without any costs nothing. */

#include "moa-findings.h"

#include <string.h>

#include "moa-json-scan.h"

/* Far more than anybody reads, so that the memory for findings is in proportion to that of the
 * file's honest ones: 64 MiB can hold thirty million mistakes. */
#define MAX_FINDINGS 250000

/* Names may be long and nested, and each finding in them repeats them all. */
#define MAX_POINTERS (64 * 1024 * 1024) /* bytes of all pointers together */

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

/* The way from the root to a value. Findings are asked for in the order of the file, so each step
 * of the way goes on from where it was for the one before, and all of them together walk the tape
 * once, without a table of it. */
typedef struct
{
  guint container;
  guint child;
  guint index; /* of the child; in an object names and values are counted alike */
} Step;

typedef struct
{
  const MoaJsonTape *tape;
  Step steps[MOA_JSON_MAX_DEPTH];
} Way;

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

/* moa_findings_is_full:
 *
 * Returns whether there are so many findings already that another would be left out, so that its
 * words need not be looked for. */
gboolean
moa_findings_is_full (const MoaFindings *self)
{
  return self->list->len == MAX_FINDINGS;
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

/* Moves a step to the child that the value is, or is in. */
static void
move_step (Step *step, const MoaJsonTape *tape, guint container, guint value)
{
  if (step->container != container || step->child == 0 || step->child > value)
    *step = (Step){ .container = container, .child = moa_json_tape_first (tape, container) };
  while (moa_json_tape_get_end_index (tape, step->child) <= value)
    {
      step->child = moa_json_tape_next (tape, container, step->child);
      step->index++;
    }
  g_assert (step->child != 0);
}

static void
append_name (GString *pointer, const MoaJsonTape *tape, guint name)
{
  g_autofree char *text = moa_json_tape_dup_string (tape, name);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '~' || *at == '/')
        g_string_append (pointer, *at == '~' ? "~0" : "~1");
      else
        g_string_append_c (pointer, *at);
    }
}

/* The name of a member is counted just before its value. */
static void
append_step (GString *pointer, const MoaJsonTape *tape, const Step *step)
{
  g_string_append_c (pointer, '/');
  if (moa_json_tape_get_type (tape, step->container) == MOA_JSON_OBJECT)
    append_name (pointer, tape, step->child - step->index % 2);
  else
    g_string_append_printf (pointer, "%u", step->index);
}

static char *
build_pointer (Way *way, guint value)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  Step *step = way->steps;

  for (guint at = 0; at != value; at = step++->child)
    {
      move_step (step, way->tape, at, value);
      append_step (pointer, way->tape, step);
    }
  return g_string_free (g_steal_pointer (&pointer), FALSE);
}

/* A lesson with so many does not open, even if all that were reported are warnings. */
static void
report_left_out (MoaFindings *self, const char *file, MoaLocation location, GPtrArray *diagnostics)
{
  self->n_errors++;
  g_ptr_array_add (diagnostics,
                   moa_diagnostic_new (file, location, "", MOA_CODE_LIMIT,
                                       "expected findings whose pointers have at most %d bytes "
                                       "together, found more, which are left out",
                                       MAX_POINTERS));
}

/* moa_findings_report:
 * @file: the file as the user named it
 * @diagnostics: gains what was found, in the order of the file
 *
 * Turns all findings into diagnostics with line, column and pointer. Their words are handed on, so
 * that they are not there twice; nothing can be reported a second time. */
void
moa_findings_report (MoaFindings *self, const char *file, GPtrArray *diagnostics)
{
  Way way = { .tape = self->tape };
  MoaLocator locator;
  gsize left = MAX_POINTERS;

  moa_locator_init (&locator, self->tape->text, self->tape->length);
  g_array_sort (self->list, compare_offsets);
  for (guint i = 0; i < self->list->len; i++)
    {
      Finding *finding = &g_array_index (self->list, Finding, i);
      g_autofree char *pointer = build_pointer (&way, finding->value);
      g_autofree char *message = g_steal_pointer (&finding->message);
      MoaLocation location = moa_locator_move_to (&locator, finding->offset);
      gsize length = strlen (pointer);

      if (length > left)
        {
          report_left_out (self, file, location, diagnostics);
          break;
        }
      left -= length;
      g_ptr_array_add (diagnostics,
                       moa_diagnostic_new (file, location, pointer, finding->code, "%s", message));
    }
}
