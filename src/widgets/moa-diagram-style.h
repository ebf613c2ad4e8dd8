/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-style.h"

G_BEGIN_DECLS

const MoaStyle *moa_diagram_style_get (void);

G_END_DECLS
