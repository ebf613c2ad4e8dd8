/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-part.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_NOTICE_INFO,
  MOA_NOTICE_CAUTION,
  MOA_NOTICE_BOXED_WARNING,
} MoaNoticeSeverity;

/* What everybody who sees the lesson has to be told. */
typedef struct
{
  const char *id;
  MoaNoticeSeverity severity;
  MoaMessage title;
  MoaMessage text;
  MoaPartList parts; /* what it belongs to; empty: the whole lesson */
  MoaCite cite;
} MoaNotice;

GPtrArray *moa_notices_dup_sorted (GPtrArray *notices);

G_END_DECLS
