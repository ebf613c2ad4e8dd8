/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-findings.h"

G_BEGIN_DECLS

#define MOA_JSON_MAX_DEPTH 32
#define MOA_JSON_MAX_STRING 8000 /* characters */

gboolean moa_json_scan (MoaJsonTape *tape, MoaFindings *findings);

G_END_DECLS
