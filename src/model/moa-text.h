/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A translatable text as the lesson's file has it: a gettext message. `id` is NULL when the
 * optional member is absent. */
typedef struct
{
  const char *id;      /* msgid: the text in the lesson's own language */
  const char *context; /* msgctxt: the path by ids, e.g. "node/ldl/plain" */
} MoaMessage;

/* A text as it is shown: it always knows its language. Both strings live as long as the catalog
 * that gave it. */
typedef struct
{
  const char *string;
  const char *language; /* BCP 47 */
} MoaText;

static inline gboolean
moa_message_is_empty (const MoaMessage *message)
{
  return message == NULL || message->id == NULL || *message->id == '\0';
}

/* As many as the Stream-Safe Text Format of Unicode allows (UAX #15, section 13): far more than any
 * language puts on a letter. */
#define MOA_TEXT_SAFE_MARKS 30

/* Few enough that whatever lays out the text is quick. */
#define MOA_TEXT_MAX_MARKS 100

gunichar moa_text_find_unprintable (const char *text, gsize length);
guint moa_text_count_marks (const char *text);

G_END_DECLS
