/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tells when a lesson's files have changed and rest again. Emits "changed". */
#define MOA_TYPE_BUNDLE_WATCH (moa_bundle_watch_get_type ())
G_DECLARE_FINAL_TYPE (MoaBundleWatch, moa_bundle_watch, MOA, BUNDLE_WATCH, GObject)

MoaBundleWatch *moa_bundle_watch_new (GFile *location);

G_END_DECLS
