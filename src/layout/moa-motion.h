/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double moa_motion_ease_out_cubic (double t);
double moa_motion_spring (double seconds);

G_END_DECLS
