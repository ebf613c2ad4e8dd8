/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-arena.h"
#include "moa-findings.h"
#include "moa-text.h"

G_BEGIN_DECLS

#define MOA_JSON_MAX_MEMBERS 24
#define MOA_JSON_MAX_LABEL 500     /* characters of a label, title, term or id */
#define MOA_JSON_MAX_TEXT 8000     /* characters of any other text */
#define MOA_JSON_MAX_UNITS 1000000 /* the largest coordinate, in diagram units */

/* What the getters share: the document, where findings and strings go, and the texts that hold
 * links, which can only be checked when all ids are known. */
typedef struct
{
  const MoaJsonTape *tape;
  MoaFindings *findings;
  MoaArena *arena;
  GArray *linked_texts; /* MoaLinkedText */
} MoaJsonReader;

typedef struct
{
  guint value;
  const char *text; /* in the reader's arena */
} MoaLinkedText;

/* An object whose members have been sorted by name; a slot is the member's value or 0. */
typedef struct
{
  MoaJsonReader *reader;
  guint value;
  const char *const *names;
  guint slots[MOA_JSON_MAX_MEMBERS];
} MoaJsonObject;

typedef enum
{
  MOA_JSON_OPTIONAL,
  MOA_JSON_REQUIRED,
} MoaJsonNeed;

gboolean moa_json_object_open (MoaJsonObject *self,
                               MoaJsonReader *reader,
                               guint value,
                               const char *const *names);
guint moa_json_object_get (const MoaJsonObject *self, const char *name);
gboolean moa_json_object_has (const MoaJsonObject *self, const char *name);
guint
moa_json_get (const MoaJsonObject *self, const char *name, MoaJsonNeed need, MoaJsonType type);
const char *moa_json_get_string (const MoaJsonObject *self,
                                 const char *name,
                                 MoaJsonNeed need,
                                 guint max_characters);
const char *moa_json_get_date (const MoaJsonObject *self, const char *name);
const char *moa_json_get_literal (const MoaJsonObject *self, const char *name);
MoaMessage moa_json_get_text (const MoaJsonObject *self,
                              const char *name,
                              MoaJsonNeed need,
                              guint max_characters,
                              const char *context_format,
                              ...) G_GNUC_PRINTF (5, 6);
int moa_json_get_enum (const MoaJsonObject *self,
                       const char *name,
                       MoaJsonNeed need,
                       const char *const *values,
                       int fallback);
gboolean
moa_json_get_number (const MoaJsonObject *self, const char *name, MoaJsonNeed need, double *number);
gboolean moa_json_get_boolean (const MoaJsonObject *self, const char *name);
gboolean moa_json_get_numbers (const MoaJsonObject *self,
                               const char *name,
                               MoaJsonNeed need,
                               double *numbers,
                               guint n_numbers);

gboolean moa_json_read_expect (MoaJsonReader *reader, guint value, MoaJsonType type);
gboolean
moa_json_read_numbers (MoaJsonReader *reader, guint value, double *numbers, guint n_numbers);
const char *moa_json_read_string (MoaJsonReader *reader, guint value, guint max_characters);
MoaMessage moa_json_read_text (MoaJsonReader *reader,
                               guint value,
                               guint max_characters,
                               const char *context_format,
                               ...) G_GNUC_PRINTF (4, 5);
const char *moa_json_read_id (MoaJsonReader *reader, guint object);
gboolean moa_json_is_date (const char *text);
gboolean moa_json_is_id (const char *text);

G_END_DECLS
