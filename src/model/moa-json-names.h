/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-findings.h"

G_BEGIN_DECLS

void moa_json_check_names (const MoaJsonTape *tape, MoaFindings *findings, guint object);

G_END_DECLS
