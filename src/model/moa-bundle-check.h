/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle-draft.h"

G_BEGIN_DECLS

void moa_bundle_check (MoaBundleDraft *draft);

G_END_DECLS
