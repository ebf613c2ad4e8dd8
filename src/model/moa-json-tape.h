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
  GArray *tokens;    /* MoaJsonToken */
  guint n_allocated; /* tokens that there is room for */
} MoaJsonTape;

MoaJsonTape *moa_json_tape_new (const char *text, gsize length);
void moa_json_tape_free (MoaJsonTape *self);

void moa_json_tape_grow (MoaJsonTape *self);
void moa_json_tape_close (MoaJsonTape *self, guint container, gsize end);
void moa_json_tape_set_escaped (MoaJsonTape *self, guint string, gboolean escaped);

guint moa_json_tape_count (const MoaJsonTape *self, guint container);
guint moa_json_tape_find_member (const MoaJsonTape *self, guint object, const char *name);

gsize moa_json_tape_decode (const MoaJsonTape *self, guint string, char *buffer);
char *moa_json_tape_dup_string (const MoaJsonTape *self, guint string);
char *moa_json_tape_dup_key (const MoaJsonTape *self, guint string);
gboolean moa_json_tape_equals_escaped (const MoaJsonTape *self, guint string, const char *text);
double moa_json_tape_get_number (const MoaJsonTape *self, guint number);

/* What is asked for each value of a document is inline. */

static inline const MoaJsonToken *
moa_json_tape_token (const MoaJsonTape *self, guint value)
{
  return &g_array_index (self->tokens, MoaJsonToken, value);
}

/* moa_json_tape_append:
 *
 * Puts a value behind all others. */
static inline void
moa_json_tape_append (MoaJsonTape *self, const MoaJsonToken *token)
{
  if (self->tokens->len == self->n_allocated)
    moa_json_tape_grow (self);
  self->tokens->len++;
  g_array_index (self->tokens, MoaJsonToken, self->tokens->len - 1) = *token;
}

/* moa_json_tape_get_type:
 *
 * Returns what kind of value stands at `value`. */
static inline MoaJsonType
moa_json_tape_get_type (const MoaJsonTape *self, guint value)
{
  return (MoaJsonType) moa_json_tape_token (self, value)->type;
}

/* moa_json_tape_get_start:
 *
 * Returns the offset in bytes of the first character of `value`. */
static inline gsize
moa_json_tape_get_start (const MoaJsonTape *self, guint value)
{
  return moa_json_tape_token (self, value)->start;
}

/* moa_json_tape_get_end_index:
 *
 * Returns the index past a value and all that is in it. */
static inline guint
moa_json_tape_get_end_index (const MoaJsonTape *self, guint value)
{
  guint next = moa_json_tape_token (self, value)->next;

  return next != 0 ? next : self->tokens->len;
}

/* moa_json_tape_first:
 *
 * Returns the first element of an array or the first name of an object, or 0 when it is empty. */
static inline guint
moa_json_tape_first (const MoaJsonTape *self, guint container)
{
  return container + 1 < moa_json_tape_get_end_index (self, container) ? container + 1 : 0;
}

/* moa_json_tape_next:
 *
 * Returns what follows `value` in its container, or 0 at the end. In an object a name is followed
 * by its value and that by the next name. */
static inline guint
moa_json_tape_next (const MoaJsonTape *self, guint container, guint value)
{
  guint next = moa_json_tape_get_end_index (self, value);

  return next < moa_json_tape_get_end_index (self, container) ? next : 0;
}

/* moa_json_tape_peek_raw:
 *
 * Returns the bytes of a value as the file has them, of a string without its quotes; lent from the
 * text and not NUL-terminated. */
static inline const char *
moa_json_tape_peek_raw (const MoaJsonTape *self, guint value, gsize *length)
{
  const MoaJsonToken *token = moa_json_tape_token (self, value);
  guint quote = token->type == MOA_JSON_STRING ? 1 : 0;

  *length = token->end - token->start - 2 * quote;
  return self->text + token->start + quote;
}

/* moa_json_tape_is_escaped:
 *
 * Returns whether a string's raw bytes differ from what they stand for. */
static inline gboolean
moa_json_tape_is_escaped (const MoaJsonTape *self, guint string)
{
  return moa_json_tape_token (self, string)->escaped;
}

/* moa_json_tape_equals:
 *
 * Returns whether a string or name stands for exactly `text`, a text or the key of another
 * string. */
static inline gboolean
moa_json_tape_equals (const MoaJsonTape *self, guint string, const char *text)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (self, string, &length);

  if (moa_json_tape_is_escaped (self, string))
    return moa_json_tape_equals_escaped (self, string, text);
  for (gsize i = 0; i < length; i++)
    {
      if (raw[i] != text[i])
        return FALSE; /* the end of `text` too: a NUL is no part of a string */
    }
  return text[length] == '\0';
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaJsonTape, moa_json_tape_free)

G_END_DECLS
