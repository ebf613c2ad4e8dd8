/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-application.h"

G_BEGIN_DECLS

GtkWindow *moa_application_find_window (MoaApplication *self, GType type);
void moa_application_install_actions (MoaApplication *self);
void moa_application_install_help (MoaApplication *self);
void moa_application_show_library (MoaApplication *self);
void moa_application_apply_color_scheme (MoaApplication *self);
void moa_application_apply_language (MoaApplication *self);
GStrv moa_application_list_languages (MoaApplication *self);

G_END_DECLS
