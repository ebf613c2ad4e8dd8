/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-application.h"

G_BEGIN_DECLS

void moa_new_lesson_ask (MoaApplication *application, GtkWindow *parent);

G_END_DECLS
