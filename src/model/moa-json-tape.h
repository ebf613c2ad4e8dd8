/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MOA_JSON_NULL,
  MOA_JSON_FALSE,
  MOA_JSON_TRUE,
  MOA_JSON_NUMBER,
  MOA_JSON_STRING,
  MOA_JSON_ARRAY,
  MOA_JSON_OBJECT,
} MoaJsonType;

/* A value of the document, or the name of a member, which stands right before its value. */
typedef struct
{
  guint32 start;       /* offset of its first byte; of the quote for a string */
  guint32 end;         /* offset past its last byte */
  guint32 next : 28;   /* index of what follows it and all inside it; 0 while it is open */
  guint32 type : 3;    /* MoaJsonType */
  guint32 escaped : 1; /* a string that has to be decoded */
} MoaJsonToken;

/* A document as the list of its values in the order of the file. A value is named by its index; 0
 * is the root, so that 0 can stand for "none" wherever a child is meant. */
typedef struct
{
  const char *text; /* the document, lent */
  gsize length;
  GArray *tokens; /* MoaJsonToken */
} MoaJsonTape;

MoaJsonTape *moa_json_tape_new (const char *text, gsize length);
void moa_json_tape_free (MoaJsonTape *self);

void moa_json_tape_close (MoaJsonTape *self, guint container, gsize end);
void moa_json_tape_set_escaped (MoaJsonTape *self, guint string, gboolean escaped);

MoaJsonType moa_json_tape_get_type (const MoaJsonTape *self, guint value);
gsize moa_json_tape_get_start (const MoaJsonTape *self, guint value);
guint moa_json_tape_first (const MoaJsonTape *self, guint container);
guint moa_json_tape_next (const MoaJsonTape *self, guint container, guint value);
guint moa_json_tape_count (const MoaJsonTape *self, guint container);
guint moa_json_tape_find_member (const MoaJsonTape *self, guint object, const char *name);

const char *moa_json_tape_peek_raw (const MoaJsonTape *self, guint value, gsize *length);
gboolean moa_json_tape_is_escaped (const MoaJsonTape *self, guint string);
gsize moa_json_tape_decode (const MoaJsonTape *self, guint string, char *buffer);
char *moa_json_tape_dup_string (const MoaJsonTape *self, guint string);
char *moa_json_tape_dup_key (const MoaJsonTape *self, guint string);
gboolean moa_json_tape_equals (const MoaJsonTape *self, guint string, const char *text);
double moa_json_tape_get_number (const MoaJsonTape *self, guint number);

static inline const MoaJsonToken *
moa_json_tape_token (const MoaJsonTape *self, guint value)
{
  return &g_array_index (self->tokens, MoaJsonToken, value);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaJsonTape, moa_json_tape_free)

G_END_DECLS
