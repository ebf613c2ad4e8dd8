/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

void moa_scaled_fonts_hold (cairo_t *cr, PangoLayout *layout);

G_END_DECLS
