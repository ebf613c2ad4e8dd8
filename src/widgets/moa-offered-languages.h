/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle.h"

G_BEGIN_DECLS

GStrv moa_offered_languages_new (MoaBundle *bundle, const char *const *interface_languages);

G_END_DECLS
