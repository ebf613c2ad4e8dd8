/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle-draft.h"

G_BEGIN_DECLS

#define MOA_BUNDLE_FORMAT 1

gboolean moa_bundle_reader_read (MoaBundleDraft *draft);

G_END_DECLS
