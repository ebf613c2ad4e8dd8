/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MOA_SPAN_TEXT,
  MOA_SPAN_TERM,
  MOA_SPAN_PART,
} MoaSpanType;

/* A run of a text: literal words, or words that link to a term or to a part. */
typedef struct
{
  MoaSpanType type;
  char *text; /* shown words, escapes resolved */
  char *id;   /* what a link points to; NULL for MOA_SPAN_TEXT */
} MoaSpan;

typedef void (*MoaSpanFunc) (const MoaSpan *span, gpointer user_data);

gboolean
moa_markup_foreach (const char *text, MoaSpanFunc func, gpointer user_data, GError **error);
GPtrArray *moa_markup_parse (const char *text, GError **error);
gboolean moa_markup_is_literal (const char *text);
char *moa_markup_strip (const char *text);

#define MOA_MARKUP_ERROR (moa_markup_error_quark ())
GQuark moa_markup_error_quark (void);
typedef enum
{
  MOA_MARKUP_ERROR_BAD_LINK,
  MOA_MARKUP_ERROR_BAD_ESCAPE,
} MoaMarkupError;

G_END_DECLS
