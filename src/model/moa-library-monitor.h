/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Watches the folders in which lessons are installed, those that do not exist yet too.
 *
 * Signal: "changed", a moment after something in them has come, gone or been written. */
#define MOA_TYPE_LIBRARY_MONITOR (moa_library_monitor_get_type ())
G_DECLARE_FINAL_TYPE (MoaLibraryMonitor, moa_library_monitor, MOA, LIBRARY_MONITOR, GObject)

MoaLibraryMonitor *moa_library_monitor_new (void);

G_END_DECLS
