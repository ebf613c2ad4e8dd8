/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MOA_TOUCH_CLASS "touch" /* of a window: the style makes what is touched larger */

/* What the hand at a window is: a finger, or a pointer. */
typedef struct
{
  gboolean is_finger;
  guint32 time; /* of the last event of a finger, milliseconds; 0: there was none */
} MoaTouch;

gboolean moa_touch_take (MoaTouch *self,
                         GdkEventType type,
                         GdkInputSource source,
                         gboolean emulated,
                         guint32 time);
gboolean moa_touch_may_resize (GdkEventType type);
void moa_touch_watch (GtkWindow *window, GtkWindow *like);
gboolean moa_touch_is_used_on (GtkWidget *widget);

G_END_DECLS
