/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-diagnostic.h"

#include <json-glib/json-glib.h>

#include "moa-quote.h"

G_DEFINE_BOXED_TYPE (MoaDiagnostic, moa_diagnostic, moa_diagnostic_ref, moa_diagnostic_unref)

static const char *const code_names[MOA_N_CODES] = {
  [MOA_CODE_UNREADABLE] = "unreadable",
  [MOA_CODE_TOO_LARGE] = "too-large",
  [MOA_CODE_NOT_UTF8] = "not-utf8",
  [MOA_CODE_SYNTAX] = "syntax",
  [MOA_CODE_TOO_DEEP] = "too-deep",
  [MOA_CODE_DUPLICATE_MEMBER] = "duplicate-member",
  [MOA_CODE_NUMBER_RANGE] = "number-range",
  [MOA_CODE_STRING_TOO_LONG] = "string-too-long",
  [MOA_CODE_TYPE] = "type",
  [MOA_CODE_MISSING] = "missing",
  [MOA_CODE_UNKNOWN_MEMBER] = "unknown-member",
  [MOA_CODE_UNKNOWN_VALUE] = "unknown-value",
  [MOA_CODE_BAD_ID] = "bad-id",
  [MOA_CODE_DUPLICATE_ID] = "duplicate-id",
  [MOA_CODE_UNKNOWN_REFERENCE] = "unknown-reference",
  [MOA_CODE_UNSUPPORTED_FORMAT] = "unsupported-format",
  [MOA_CODE_LIMIT] = "limit",
  [MOA_CODE_OUTSIDE_BUNDLE] = "outside-bundle",
  [MOA_CODE_ARCHIVE] = "archive",
  [MOA_CODE_PICTURE] = "picture",
  [MOA_CODE_GEOMETRY] = "geometry",
  [MOA_CODE_QUIZ_ANSWER] = "quiz-answer",
  [MOA_CODE_NO_SOURCE] = "no-source",
  [MOA_CODE_UNUSED_SOURCE] = "unused-source",
  [MOA_CODE_BAD_DATE] = "bad-date",
  [MOA_CODE_OUT_OF_DATE] = "out-of-date",
  [MOA_CODE_BAD_MARKUP] = "bad-markup",
  [MOA_CODE_UNCITED] = "uncited",
  [MOA_CODE_BAD_TRANSLATION] = "bad-translation",
  [MOA_CODE_LONG_STEP] = "long-step",
  [MOA_CODE_UNEXPLAINED_TERM] = "unexplained-term",
  [MOA_CODE_NO_ACTION] = "no-action",
  [MOA_CODE_NO_SUMMARY] = "no-summary",
  [MOA_CODE_HARM_BENEFIT] = "harm-benefit",
  [MOA_CODE_READING_GRADE] = "reading-grade",
};

/* moa_code_to_string:
 *
 * Returns the name that the bundle format gives to `code`. */
const char *
moa_code_to_string (MoaCode code)
{
  g_return_val_if_fail ((guint) code < MOA_N_CODES, NULL);

  return code_names[code];
}

/* moa_code_get_severity:
 *
 * Returns whether a lesson with this finding still opens, by the list at the end of the bundle
 * format: everything that is not named there is an error. */
MoaSeverity
moa_code_get_severity (MoaCode code)
{
  switch ((guint) code)
    {
    case MOA_CODE_UNKNOWN_MEMBER:
    case MOA_CODE_GEOMETRY:
    case MOA_CODE_PICTURE:
    case MOA_CODE_UNUSED_SOURCE:
    case MOA_CODE_OUT_OF_DATE:
    case MOA_CODE_UNCITED:
    case MOA_CODE_BAD_TRANSLATION:
    case MOA_CODE_LONG_STEP:
    case MOA_CODE_UNEXPLAINED_TERM:
    case MOA_CODE_NO_ACTION:
    case MOA_CODE_NO_SUMMARY:
    case MOA_CODE_HARM_BENEFIT:
    case MOA_CODE_READING_GRADE:
      return MOA_SEVERITY_WARNING;
    default:
      return MOA_SEVERITY_ERROR;
    }
}

static const char *
severity_to_string (MoaSeverity severity)
{
  return severity == MOA_SEVERITY_ERROR ? "error" : "warning";
}

/* moa_diagnostic_new:
 * @file: the file as the user named it
 * @location: where; line 0 for the file as a whole
 * @pointer: RFC 6901, "" for the whole document
 * @format: an English sentence without the final full stop, as for printf
 *
 * Returns a new finding, owned by the caller. Its severity follows from `code`. Whatever the file's
 * name and the sentence quote, both are one line of valid UTF-8. */
MoaDiagnostic *
moa_diagnostic_new (const char *file,
                    MoaLocation location,
                    const char *pointer,
                    MoaCode code,
                    const char *format,
                    ...)
{
  MoaDiagnostic *self = g_atomic_rc_box_new0 (MoaDiagnostic);
  g_autofree char *message = NULL;
  va_list args;

  self->file = moa_quote_flatten (file);
  self->location = location;
  self->severity = moa_code_get_severity (code);
  self->pointer = g_strdup (pointer);
  self->code = code;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  self->message = moa_quote_flatten (message);
  return self;
}

/* moa_diagnostic_ref:
 *
 * Returns `self` with one more owner. */
MoaDiagnostic *
moa_diagnostic_ref (MoaDiagnostic *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_diagnostic (gpointer data)
{
  MoaDiagnostic *self = data;

  g_free (self->file);
  g_free (self->pointer);
  g_free (self->message);
}

/* moa_diagnostic_unref:
 *
 * Gives up one owner's share; the last one frees the finding. */
void
moa_diagnostic_unref (MoaDiagnostic *self)
{
  g_atomic_rc_box_release_full (self, clear_diagnostic);
}

/* moa_diagnostic_dup_place:
 *
 * Returns where the finding is, `file:line:column`, or the file alone when it concerns that as a
 * whole. The caller owns the string. */
char *
moa_diagnostic_dup_place (const MoaDiagnostic *self)
{
  if (self->location.line == 0)
    return g_strdup (self->file);
  return g_strdup_printf ("%s:%u:%u", self->file, self->location.line, self->location.column);
}

/* moa_diagnostic_to_string:
 *
 * Returns the finding as one line in the manner of compilers, without the line's end:
 * `file:line:column: error: /pointer: message [code]`. What concerns the file as a whole has
 * neither line nor pointer. A control character in the pointer is escaped. The caller owns the
 * string. */
char *
moa_diagnostic_to_string (const MoaDiagnostic *self)
{
  g_autofree char *pointer = moa_quote_flatten (self->pointer);
  g_autofree char *place = moa_diagnostic_dup_place (self);
  g_autoptr (GString) line = g_string_new (place);

  g_string_append_printf (line, ": %s: ", severity_to_string (self->severity));
  if (*self->pointer != '\0')
    g_string_append_printf (line, "%s: ", pointer);
  g_string_append_printf (line, "%s [%s]", self->message, moa_code_to_string (self->code));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* moa_diagnostics_new:
 *
 * Returns an empty list of findings that owns its elements; the caller owns the list. */
GPtrArray *
moa_diagnostics_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) moa_diagnostic_unref);
}

/* moa_diagnostics_has_errors:
 *
 * Returns whether any of the findings keeps the lesson from opening. */
gboolean
moa_diagnostics_has_errors (GPtrArray *diagnostics)
{
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const MoaDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);

      if (diagnostic->severity == MOA_SEVERITY_ERROR)
        return TRUE;
    }
  return FALSE;
}

static void
build_string_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
build_integer_member (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
build_diagnostic (JsonBuilder *builder, const MoaDiagnostic *self)
{
  json_builder_begin_object (builder);
  build_string_member (builder, "file", self->file);
  build_integer_member (builder, "line", MAX (self->location.line, 1));
  build_integer_member (builder, "column", MAX (self->location.column, 1));
  build_string_member (builder, "severity", severity_to_string (self->severity));
  build_string_member (builder, "pointer", self->pointer);
  build_string_member (builder, "code", moa_code_to_string (self->code));
  build_string_member (builder, "message", self->message);
  json_builder_end_object (builder);
}

/* moa_diagnostics_to_json:
 *
 * Returns the findings as a JSON array of objects with `file`, `line`, `column`, `severity`,
 * `pointer`, `code` and `message`. What concerns the file as a whole is at its first character. The
 * caller owns the string. */
char *
moa_diagnostics_to_json (GPtrArray *diagnostics)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < diagnostics->len; i++)
    build_diagnostic (builder, g_ptr_array_index (diagnostics, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
