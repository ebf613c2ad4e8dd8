/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"

G_BEGIN_DECLS

MoaCatalog *moa_test_load_built_in (void);
MoaCatalog *moa_test_load_folder (const char *path);
MoaCatalog *moa_test_load_with_labels (const char *const *labels);

G_END_DECLS
