/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-diagram-style.h"

#include <adwaita.h>

/**
 * moa_diagram_style_get:
 *
 * The style in which the diagram and figures are shown on this desktop now.
 *
 * Returns: (transfer none): a style
 */
const MoaStyle *
moa_diagram_style_get (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return moa_style_get (dark ? MOA_STYLE_CONTRAST_DARK : MOA_STYLE_CONTRAST);

  return moa_style_get (dark ? MOA_STYLE_DARK : MOA_STYLE_LIGHT);
}
