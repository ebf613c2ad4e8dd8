/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "moa-location.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_SEVERITY_WARNING,
  MOA_SEVERITY_ERROR,
} MoaSeverity;

/* The codes of the bundle format, in its order; moa_code_to_string() gives their names. */
typedef enum
{
  MOA_CODE_UNREADABLE,
  MOA_CODE_TOO_LARGE,
  MOA_CODE_NOT_UTF8,
  MOA_CODE_SYNTAX,
  MOA_CODE_TOO_DEEP,
  MOA_CODE_DUPLICATE_MEMBER,
  MOA_CODE_NUMBER_RANGE,
  MOA_CODE_STRING_TOO_LONG,
  MOA_CODE_TYPE,
  MOA_CODE_MISSING,
  MOA_CODE_UNKNOWN_MEMBER,
  MOA_CODE_UNKNOWN_VALUE,
  MOA_CODE_BAD_ID,
  MOA_CODE_DUPLICATE_ID,
  MOA_CODE_UNKNOWN_REFERENCE,
  MOA_CODE_UNSUPPORTED_FORMAT,
  MOA_CODE_LIMIT,
  MOA_CODE_OUTSIDE_BUNDLE,
  MOA_CODE_ARCHIVE,
  MOA_CODE_PICTURE,
  MOA_CODE_GEOMETRY,
  MOA_CODE_QUIZ_ANSWER,
  MOA_CODE_NO_SOURCE,
  MOA_CODE_UNUSED_SOURCE,
  MOA_CODE_BAD_DATE,
  MOA_CODE_OUT_OF_DATE,
  MOA_CODE_BAD_MARKUP,
  MOA_CODE_UNCITED,
  MOA_CODE_BAD_TRANSLATION,
  MOA_CODE_LONG_STEP,
  MOA_CODE_UNEXPLAINED_TERM,
  MOA_CODE_NO_ACTION,
  MOA_CODE_NO_SUMMARY,
  MOA_CODE_HARM_BENEFIT,
  MOA_CODE_READING_GRADE,
  MOA_N_CODES
} MoaCode;

const char *moa_code_to_string (MoaCode code);
MoaSeverity moa_code_get_severity (MoaCode code);

/* One finding about a lesson: what is wrong, where, and what was expected. Immutable, counted. */
typedef struct
{
  char *file;           /* as the user named it, e.g. "kynamro/bundle.json" */
  MoaLocation location; /* line 0 when the finding is about the file as a whole */
  MoaSeverity severity;
  char *pointer; /* RFC 6901, "" for the whole document */
  MoaCode code;
  char *message; /* one English sentence without the final full stop */
} MoaDiagnostic;

#define MOA_TYPE_DIAGNOSTIC (moa_diagnostic_get_type ())
GType moa_diagnostic_get_type (void);

MoaDiagnostic *moa_diagnostic_new (const char *file,
                                   MoaLocation location,
                                   const char *pointer,
                                   MoaCode code,
                                   const char *format,
                                   ...) G_GNUC_PRINTF (5, 6);
MoaDiagnostic *moa_diagnostic_ref (MoaDiagnostic *self);
void moa_diagnostic_unref (MoaDiagnostic *self);
char *moa_diagnostic_dup_place (const MoaDiagnostic *self);
char *moa_diagnostic_to_string (const MoaDiagnostic *self);

/* A list of findings is a GPtrArray of MoaDiagnostic that owns its elements. */
GPtrArray *moa_diagnostics_new (void);
gboolean moa_diagnostics_has_errors (GPtrArray *diagnostics);
char *moa_diagnostics_to_json (GPtrArray *diagnostics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaDiagnostic, moa_diagnostic_unref)

G_END_DECLS
