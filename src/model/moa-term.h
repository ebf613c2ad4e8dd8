/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-source.h"
#include "moa-text.h"

G_BEGIN_DECLS

/* A word of the field and what it means. */
typedef struct
{
  const char *id;
  MoaMessage term;
  MoaMessage definition;
  MoaCite cite;
} MoaTerm;

G_END_DECLS
