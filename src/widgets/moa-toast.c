/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-toast.h"

/* A toast with the text as it is: a toast's title would be markup. Owned by the caller. */
AdwToast *
moa_toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

/* libadwaita 1.2 frees a toast twice that is closed again while it leaves, as by a double click on its
 * button: only the first time is passed on. */
static void
on_toast_dismissed (AdwToast *toast)
{
  if (g_object_get_data (G_OBJECT (toast), "moa-leaves") != NULL)
    g_signal_stop_emission_by_name (toast, "dismissed");
  g_object_set_data (G_OBJECT (toast), "moa-leaves", toast);
}

/* Shows the toast after those that wait, and takes it over. */
void
moa_toast_show (AdwToastOverlay *overlay, AdwToast *toast)
{
  g_signal_connect (toast, "dismissed", G_CALLBACK (on_toast_dismissed), NULL);
  adw_toast_overlay_add_toast (overlay, toast);
}
