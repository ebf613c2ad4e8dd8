/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moa-settings.h"

G_BEGIN_DECLS

/* The program: one per session of the desktop; a second start hands its options to the first. */
#define MOA_TYPE_APPLICATION (moa_application_get_type ())
G_DECLARE_FINAL_TYPE (MoaApplication, moa_application, MOA, APPLICATION, AdwApplication)

MoaApplication *moa_application_new (void);
MoaSettings *moa_application_get_settings (MoaApplication *self);
void moa_application_open (MoaApplication *self, const char *argument);

G_END_DECLS
