/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

guint picture_count_different (cairo_surface_t *actual, cairo_surface_t *reference, guint fuzz);
cairo_surface_t *
picture_draw_difference (cairo_surface_t *actual, cairo_surface_t *reference, guint fuzz);

G_END_DECLS
