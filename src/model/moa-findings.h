/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagnostic.h"
#include "moa-json-tape.h"

G_BEGIN_DECLS

/* Findings about one document while it is read, each tied to a value of its tape. */
typedef struct _MoaFindings MoaFindings;

MoaFindings *moa_findings_new (const MoaJsonTape *tape);
void moa_findings_free (MoaFindings *self);

void moa_findings_add (MoaFindings *self, guint value, MoaCode code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void moa_findings_add_at (MoaFindings *self,
                          guint value,
                          gsize offset,
                          MoaCode code,
                          const char *format,
                          ...) G_GNUC_PRINTF (5, 6);
gboolean moa_findings_is_full (const MoaFindings *self);
guint moa_findings_get_n_errors (const MoaFindings *self);
void moa_findings_report (MoaFindings *self, const char *file, GPtrArray *diagnostics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaFindings, moa_findings_free)

G_END_DECLS
