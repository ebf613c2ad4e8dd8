/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-json-scan.h"

G_BEGIN_DECLS

/* One pass over a text, shared by the files that scan a kind of token. */
typedef struct
{
  MoaJsonTape *tape;
  MoaFindings *findings;
  const char *at;
  const char *end;
  guint context;        /* the value that a breach at this place belongs to */
  const char *no_text;  /* the first escape of the present string that is no text, or NULL */
  const char *expected; /* what should stand there instead */
  guint depth;
  guint stack[MOA_JSON_MAX_DEPTH];
} MoaJsonScanner;

static inline gsize
moa_json_scanner_get_offset (const MoaJsonScanner *self, const char *at)
{
  return (gsize) (at - self->tape->text);
}

/* Steps over a character if it is that one. */
static inline gboolean
moa_json_scanner_accept (MoaJsonScanner *self, char c)
{
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

void moa_json_scanner_fail (MoaJsonScanner *self, const char *expected);
guint moa_json_scanner_push (MoaJsonScanner *self, MoaJsonType type, const char *start);

gboolean moa_json_scan_number (MoaJsonScanner *self);
gboolean moa_json_scan_string (MoaJsonScanner *self);

G_END_DECLS
