/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "moa-compartment.h"
#include "moa-edge.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_STYLE_LIGHT,
  MOA_STYLE_DARK,
  MOA_STYLE_CONTRAST,
  MOA_STYLE_CONTRAST_DARK,
  MOA_STYLE_PAPER,
  MOA_N_STYLES
} MoaStyleId;

typedef struct
{
  double red, green, blue, alpha;
} MoaColor;

/* The colours and widths of one look. Colours are sRGB with straight alpha; widths and sizes in
 * diagram units. */
typedef struct _MoaStyle MoaStyle;

const MoaStyle *moa_style_get (MoaStyleId id);
gboolean moa_style_id_from_string (const char *name, MoaStyleId *id);
const char *moa_style_id_to_string (MoaStyleId id);

G_END_DECLS
