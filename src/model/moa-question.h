/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-tour.h"

G_BEGIN_DECLS

typedef struct
{
  MoaMessage text;
  MoaMessage clinical;
  MoaCite cite;
} MoaParagraph;

/* A question that people ask, with its answer. */
typedef struct
{
  const char *id;
  guint number; /* from 1 */
  MoaMessage question;
  guint n_paragraphs;
  const MoaParagraph *paragraphs;
  MoaMessage note; /* the reviewer's note; empty when there is none */
  MoaCite note_cite;
  MoaPartList focus;
  const MoaStep *step; /* or NULL */
} MoaQuestion;

G_END_DECLS
