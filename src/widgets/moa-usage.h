/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"

G_BEGIN_DECLS

/* A statement of the lesson that rests on a source or uses a term. */
typedef struct
{
  const char *action; /* what leads to it, taking a string; NULL when nothing does */
  char *target;
  char *label;
} MoaUse;

/* Which statements use what: the citations and the links of a lesson, read backwards. No GTK. */
typedef struct _MoaUsage MoaUsage;

MoaUsage *moa_usage_new (MoaCatalog *catalog);
void moa_usage_free (MoaUsage *self);
GPtrArray *moa_usage_get_source (MoaUsage *self, const MoaSource *source);
GPtrArray *moa_usage_get_term (MoaUsage *self, const MoaTerm *term);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaUsage, moa_usage_free)

G_END_DECLS
