/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-finding-help.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"

/* A button that opens the section of the help about this sort of finding; floating. */
GtkWidget *
moa_finding_help_new (const MoaDiagnostic *finding)
{
  const char *code = moa_code_to_string (finding->code);
  g_autofree char *address = g_strdup_printf ("findings#%s", code);
  /* Translators: "%s" is the English name of a sort of finding, e.g. "missing". */
  g_autofree char *name = g_strdup_printf (_ ("What “%s” means"), code);
  GtkWidget *button = gtk_button_new_from_icon_name ("help-about-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.help-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", address);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  moa_accessible_set_name (button, name);
  return button;
}
