/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-diagnostic.h"

G_BEGIN_DECLS

GtkWidget *moa_finding_help_new (const MoaDiagnostic *finding);

G_END_DECLS
