/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-json-scan.h"

G_BEGIN_DECLS

/* What the scan finds in a text, as a new list of MoaDiagnostic. A scan that stops says why. */
GPtrArray *scan_text (const char *text, gsize length);

G_END_DECLS
