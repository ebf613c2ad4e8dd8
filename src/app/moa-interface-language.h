/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void moa_interface_language_init (void);
void moa_interface_language_set (const char *tag);
GStrv moa_interface_language_list (void);
char *moa_interface_language_choose (const char *const *offered);

G_END_DECLS
