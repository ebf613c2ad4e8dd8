/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-toast.h"

/* A toast with the text as it is: a toast's title would be markup. Owned by the caller. */
AdwToast *
moa_toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}
