/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-application.h"

G_BEGIN_DECLS

void moa_open_dialog_run_for_file (MoaApplication *application);
void moa_open_dialog_run_for_folder (MoaApplication *application);

G_END_DECLS
