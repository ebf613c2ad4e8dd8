/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-findings.h"

G_BEGIN_DECLS

#define MOA_JSON_MAX_DEPTH 32
#define MOA_JSON_MAX_STRING 8000 /* characters */

/* Of the tape's 12 bytes a value so many take 137 MiB. A file of 64 MiB has more of them when it
 * spends fewer than six bytes on each, punctuation and blanks included: no lesson does. */
#define MOA_JSON_MAX_VALUES 12000000

gboolean moa_json_scan (MoaJsonTape *tape, MoaFindings *findings);

G_END_DECLS
