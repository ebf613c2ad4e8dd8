/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Five looks as tables. Text keeps 4.5 : 1 and lines 3 : 1 against everything that they may stand
 * on; the unit test of this file computes both. Meaning is never in the hue alone: heads, dashes
 * and markers say it too. */
#include "moa-style-private.h"

#include <string.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1.0          \
  }

/* Cantarell is the face of the desktop; Noto covers the scripts that it lacks. */
#define FONT_FAMILY "Cantarell, Noto Sans, Noto Sans Arabic, Noto Sans CJK SC, sans-serif"

static const MoaStyle light = {
  .name = "light",
  .font_family = FONT_FAMILY,
  .page = RGB (0xf6f5f4),
  .text = RGB (0x241f31),
  .muted = RGB (0x5e5c64),
  .accent = RGB (0x1a6dd0),
  .accent_fill = RGB (0xdbe9fb),
  .accent_text = RGB (0x144a8c),
  .other = RGB (0x813d9c),
  .less = RGB (0xc01c28),
  .more = RGB (0x1b7340),
  .warning = RGB (0x241f31),
  .warning_fill = RGB (0xffffff),
  .faded_line = RGB (0x77767b),
  .faded_text = RGB (0x5e5c64),
  .compartments = {
    [MOA_COMPARTMENT_CELL] = { RGB (0xf9ebdf), RGB (0xb4733a), RGB (0x7a451b) },
    [MOA_COMPARTMENT_NUCLEUS] = { RGB (0xe9e0f4), RGB (0x8a66b8), RGB (0x573882) },
    [MOA_COMPARTMENT_ORGANELLE] = { RGB (0xdfeee4), RGB (0x4a8a63), RGB (0x285c3e) },
    [MOA_COMPARTMENT_BLOOD] = { RGB (0xfce3e5), RGB (0xc4505b), RGB (0x97222f) },
    [MOA_COMPARTMENT_VESSEL_WALL] = { RGB (0xf5eed9), RGB (0x967a2c), RGB (0x65500f) },
    [MOA_COMPARTMENT_TISSUE] = { RGB (0xf6e6df), RGB (0xa8705a), RGB (0x71402c) },
    [MOA_COMPARTMENT_OUTSIDE] = { RGB (0xedf0f2), RGB (0x76828f), RGB (0x43505c) },
  },
  .nodes = {
    [MOA_NODE_GENE] = { RGB (0xfdfcff), RGB (0x8062ab) },
    [MOA_NODE_RNA] = { RGB (0xfffdfa), RGB (0x97694a) },
    [MOA_NODE_PROTEIN] = { RGB (0xffffff), RGB (0x77767b) },
    [MOA_NODE_ENZYME] = { RGB (0xffffff), RGB (0x77767b) },
    [MOA_NODE_RECEPTOR] = { RGB (0xfbfffc), RGB (0x3d7d58) },
    [MOA_NODE_COMPLEX] = { RGB (0xffffff), RGB (0x77767b) },
    [MOA_NODE_SMALL_MOLECULE] = { RGB (0xffffff), RGB (0x77767b) },
    [MOA_NODE_LIPID] = { RGB (0xfffdf4), RGB (0x8c7328) },
    [MOA_NODE_LIPOPROTEIN] = { RGB (0xfffaea), RGB (0x8c7328) },
    [MOA_NODE_ORGANELLE] = { RGB (0xffffff), RGB (0x77767b) },
    [MOA_NODE_PROCESS] = { RGB (0xffffff), RGB (0x77767b) },
    [MOA_NODE_MEDICINE] = { RGB (0xf3f8ff), RGB (0x4a7ab8) },
    [MOA_NODE_PHENOTYPE] = { RGB (0xfffaf0), RGB (0x97692a) },
  },
  .edges = {
    [MOA_EDGE_ROLE_FLOW] = RGB (0x55535b),
    [MOA_EDGE_ROLE_REGULATION] = RGB (0x55535b),
    [MOA_EDGE_ROLE_INHIBITION] = RGB (0xc01c28),
    [MOA_EDGE_ROLE_ADVERSE] = RGB (0x9c5f00),
    [MOA_EDGE_ROLE_ASSOCIATION] = RGB (0x77767b),
  },
  .fade = 0.28,
  .fade_stage = 0.6,
  .calm = 0.92,
  .texture = 0.34,
  .edge_width = 2.0,
  .medicine_edge_width = 3.2,
  .node_border = 1.25,
  .compartment_border = 1.6,
  .selection_width = 3.0,
};

static const MoaStyle dark = {
  .name = "dark",
  .font_family = FONT_FAMILY,
  .page = RGB (0x222226),
  .text = RGB (0xffffff),
  .muted = RGB (0xc0bfbc),
  .accent = RGB (0x78aeed),
  .accent_fill = RGB (0x1b3a5e),
  .accent_text = RGB (0xe3effc),
  .other = RGB (0xdc8add),
  .less = RGB (0xff8585),
  .more = RGB (0x6fdc9a),
  .warning = RGB (0xffffff),
  .warning_fill = RGB (0x2c2c31),
  .faded_line = RGB (0x9a9996),
  .faded_text = RGB (0xc0bfbc),
  .compartments = {
    [MOA_COMPARTMENT_CELL] = { RGB (0x372c24), RGB (0xc48d58), RGB (0xf2cba5) },
    [MOA_COMPARTMENT_NUCLEUS] = { RGB (0x352d43), RGB (0xa68cd2), RGB (0xdccdf6) },
    [MOA_COMPARTMENT_ORGANELLE] = { RGB (0x24352b), RGB (0x6aa883), RGB (0xbbe6ca) },
    [MOA_COMPARTMENT_BLOOD] = { RGB (0x3f262a), RGB (0xdc7983), RGB (0xffc4ca) },
    [MOA_COMPARTMENT_VESSEL_WALL] = { RGB (0x383222), RGB (0xb59d55), RGB (0xeddba5) },
    [MOA_COMPARTMENT_TISSUE] = { RGB (0x3a2c27), RGB (0xc48f7a), RGB (0xf0cdbf) },
    [MOA_COMPARTMENT_OUTSIDE] = { RGB (0x2a2d31), RGB (0x8d98a5), RGB (0xced7e1) },
  },
  .nodes = {
    [MOA_NODE_GENE] = { RGB (0x1c1a22), RGB (0xb39ddb) },
    [MOA_NODE_RNA] = { RGB (0x1f1b18), RGB (0xd6a887) },
    [MOA_NODE_PROTEIN] = { RGB (0x1c1c20), RGB (0xa8a7ad) },
    [MOA_NODE_ENZYME] = { RGB (0x1c1c20), RGB (0xa8a7ad) },
    [MOA_NODE_RECEPTOR] = { RGB (0x18201b), RGB (0x80bf98) },
    [MOA_NODE_COMPLEX] = { RGB (0x1c1c20), RGB (0xa8a7ad) },
    [MOA_NODE_SMALL_MOLECULE] = { RGB (0x1c1c20), RGB (0xa8a7ad) },
    [MOA_NODE_LIPID] = { RGB (0x201e17), RGB (0xc8b26a) },
    [MOA_NODE_LIPOPROTEIN] = { RGB (0x201e17), RGB (0xc8b26a) },
    [MOA_NODE_ORGANELLE] = { RGB (0x1c1c20), RGB (0xa8a7ad) },
    [MOA_NODE_PROCESS] = { RGB (0x1c1c20), RGB (0xa8a7ad) },
    [MOA_NODE_MEDICINE] = { RGB (0x17222f), RGB (0x6e9fd8) },
    [MOA_NODE_PHENOTYPE] = { RGB (0x211c15), RGB (0xd0a766) },
  },
  .edges = {
    [MOA_EDGE_ROLE_FLOW] = RGB (0xcbcac8),
    [MOA_EDGE_ROLE_REGULATION] = RGB (0xcbcac8),
    [MOA_EDGE_ROLE_INHIBITION] = RGB (0xff8585),
    [MOA_EDGE_ROLE_ADVERSE] = RGB (0xf2bf5c),
    [MOA_EDGE_ROLE_ASSOCIATION] = RGB (0xa8a7a4),
  },
  .fade = 0.32,
  .fade_stage = 0.6,
  .calm = 0.7,
  .texture = 0.30,
  .edge_width = 2.0,
  .medicine_edge_width = 3.2,
  .node_border = 1.25,
  .compartment_border = 1.6,
  .selection_width = 3.0,
};

#define BLACK RGB (0x000000)
#define WHITE RGB (0xffffff)

static const MoaStyle contrast = {
  .name = "contrast",
  .font_family = FONT_FAMILY,
  .page = WHITE,
  .text = BLACK,
  .muted = BLACK,
  .accent = RGB (0x0000c8),
  .accent_fill = WHITE,
  .accent_text = RGB (0x0000c8),
  .other = RGB (0x7a0078),
  .less = RGB (0xb00000),
  .more = RGB (0x005c22),
  .warning = BLACK,
  .warning_fill = WHITE,
  .faded_line = RGB (0x8a8a8a),
  .faded_text = RGB (0x585858),
  .compartments = {
    [MOA_COMPARTMENT_CELL] = { WHITE, BLACK, BLACK },
    [MOA_COMPARTMENT_NUCLEUS] = { WHITE, BLACK, BLACK },
    [MOA_COMPARTMENT_ORGANELLE] = { WHITE, BLACK, BLACK },
    [MOA_COMPARTMENT_BLOOD] = { WHITE, BLACK, BLACK },
    [MOA_COMPARTMENT_VESSEL_WALL] = { WHITE, BLACK, BLACK },
    [MOA_COMPARTMENT_TISSUE] = { WHITE, BLACK, BLACK },
    [MOA_COMPARTMENT_OUTSIDE] = { WHITE, BLACK, BLACK },
  },
  .nodes = {
    [MOA_NODE_GENE] = { WHITE, BLACK },
    [MOA_NODE_RNA] = { WHITE, BLACK },
    [MOA_NODE_PROTEIN] = { WHITE, BLACK },
    [MOA_NODE_ENZYME] = { WHITE, BLACK },
    [MOA_NODE_RECEPTOR] = { WHITE, BLACK },
    [MOA_NODE_COMPLEX] = { WHITE, BLACK },
    [MOA_NODE_SMALL_MOLECULE] = { WHITE, BLACK },
    [MOA_NODE_LIPID] = { WHITE, BLACK },
    [MOA_NODE_LIPOPROTEIN] = { WHITE, BLACK },
    [MOA_NODE_ORGANELLE] = { WHITE, BLACK },
    [MOA_NODE_PROCESS] = { WHITE, BLACK },
    [MOA_NODE_MEDICINE] = { WHITE, RGB (0x0000c8) },
    [MOA_NODE_PHENOTYPE] = { WHITE, BLACK },
  },
  .edges = {
    [MOA_EDGE_ROLE_FLOW] = BLACK,
    [MOA_EDGE_ROLE_REGULATION] = BLACK,
    [MOA_EDGE_ROLE_INHIBITION] = RGB (0xb00000),
    [MOA_EDGE_ROLE_ADVERSE] = RGB (0x6b3d00),
    [MOA_EDGE_ROLE_ASSOCIATION] = BLACK,
  },
  .fade = 1.0,
  .fade_stage = 1.0,
  .fade_to_grey = TRUE,
  .calm = 1.0,
  .texture = 0.14,
  .edge_width = 3.0,
  .medicine_edge_width = 4.4,
  .node_border = 2.5,
  .compartment_border = 2.6,
  .selection_width = 4.5,
};

static const MoaStyle contrast_dark = {
  .name = "contrast-dark",
  .font_family = FONT_FAMILY,
  .page = BLACK,
  .text = WHITE,
  .muted = WHITE,
  .accent = RGB (0x8fc4ff),
  .accent_fill = BLACK,
  .accent_text = RGB (0x8fc4ff),
  .other = RGB (0xf3a6ff),
  .less = RGB (0xff9c94),
  .more = RGB (0x7dffb0),
  .warning = WHITE,
  .warning_fill = BLACK,
  .faded_line = RGB (0x8f8f8f),
  .faded_text = RGB (0xa3a3a3),
  .compartments = {
    [MOA_COMPARTMENT_CELL] = { BLACK, WHITE, WHITE },
    [MOA_COMPARTMENT_NUCLEUS] = { BLACK, WHITE, WHITE },
    [MOA_COMPARTMENT_ORGANELLE] = { BLACK, WHITE, WHITE },
    [MOA_COMPARTMENT_BLOOD] = { BLACK, WHITE, WHITE },
    [MOA_COMPARTMENT_VESSEL_WALL] = { BLACK, WHITE, WHITE },
    [MOA_COMPARTMENT_TISSUE] = { BLACK, WHITE, WHITE },
    [MOA_COMPARTMENT_OUTSIDE] = { BLACK, WHITE, WHITE },
  },
  .nodes = {
    [MOA_NODE_GENE] = { BLACK, WHITE },
    [MOA_NODE_RNA] = { BLACK, WHITE },
    [MOA_NODE_PROTEIN] = { BLACK, WHITE },
    [MOA_NODE_ENZYME] = { BLACK, WHITE },
    [MOA_NODE_RECEPTOR] = { BLACK, WHITE },
    [MOA_NODE_COMPLEX] = { BLACK, WHITE },
    [MOA_NODE_SMALL_MOLECULE] = { BLACK, WHITE },
    [MOA_NODE_LIPID] = { BLACK, WHITE },
    [MOA_NODE_LIPOPROTEIN] = { BLACK, WHITE },
    [MOA_NODE_ORGANELLE] = { BLACK, WHITE },
    [MOA_NODE_PROCESS] = { BLACK, WHITE },
    [MOA_NODE_MEDICINE] = { BLACK, RGB (0x8fc4ff) },
    [MOA_NODE_PHENOTYPE] = { BLACK, WHITE },
  },
  .edges = {
    [MOA_EDGE_ROLE_FLOW] = WHITE,
    [MOA_EDGE_ROLE_REGULATION] = WHITE,
    [MOA_EDGE_ROLE_INHIBITION] = RGB (0xff9c94),
    [MOA_EDGE_ROLE_ADVERSE] = RGB (0xffd27a),
    [MOA_EDGE_ROLE_ASSOCIATION] = WHITE,
  },
  .fade = 1.0,
  .fade_stage = 1.0,
  .fade_to_grey = TRUE,
  .calm = 1.0,
  .texture = 0.14,
  .edge_width = 3.0,
  .medicine_edge_width = 4.4,
  .node_border = 2.5,
  .compartment_border = 2.6,
  .selection_width = 4.5,
};

static const MoaStyle paper = {
  .name = "paper",
  .font_family = FONT_FAMILY,
  .page = WHITE,
  .text = BLACK,
  .muted = RGB (0x4a4a4f),
  .accent = RGB (0x1a56a8),
  .accent_fill = RGB (0xe4eefa),
  .accent_text = RGB (0x0e3c7a),
  .other = RGB (0x6b2a86),
  .less = RGB (0x8f0f19),
  .more = RGB (0x14582f),
  .warning = BLACK,
  .warning_fill = WHITE,
  .faded_line = RGB (0x77767b),
  .faded_text = RGB (0x5e5c64),
  .compartments = {
    [MOA_COMPARTMENT_CELL] = { RGB (0xfbf6f1), RGB (0x8f5b2e), RGB (0x5f3614) },
    [MOA_COMPARTMENT_NUCLEUS] = { RGB (0xf1edf7), RGB (0x6c4b98), RGB (0x452a6b) },
    [MOA_COMPARTMENT_ORGANELLE] = { RGB (0xeef5f0), RGB (0x39704e), RGB (0x1f4a31) },
    [MOA_COMPARTMENT_BLOOD] = { RGB (0xfcf0f1), RGB (0xa03a45), RGB (0x761a25) },
    [MOA_COMPARTMENT_VESSEL_WALL] = { RGB (0xf8f5ea), RGB (0x76601f), RGB (0x4e3d0b) },
    [MOA_COMPARTMENT_TISSUE] = { RGB (0xfaf3f0), RGB (0x875642), RGB (0x5b3221) },
    [MOA_COMPARTMENT_OUTSIDE] = { RGB (0xf7f8f9), RGB (0x5f6b77), RGB (0x36424d) },
  },
  .nodes = {
    [MOA_NODE_GENE] = { WHITE, RGB (0x5f4489) },
    [MOA_NODE_RNA] = { WHITE, RGB (0x7a4f31) },
    [MOA_NODE_PROTEIN] = { WHITE, RGB (0x5a595e) },
    [MOA_NODE_ENZYME] = { WHITE, RGB (0x5a595e) },
    [MOA_NODE_RECEPTOR] = { WHITE, RGB (0x2f6446) },
    [MOA_NODE_COMPLEX] = { WHITE, RGB (0x5a595e) },
    [MOA_NODE_SMALL_MOLECULE] = { WHITE, RGB (0x5a595e) },
    [MOA_NODE_LIPID] = { WHITE, RGB (0x6c581b) },
    [MOA_NODE_LIPOPROTEIN] = { WHITE, RGB (0x6c581b) },
    [MOA_NODE_ORGANELLE] = { WHITE, RGB (0x5a595e) },
    [MOA_NODE_PROCESS] = { WHITE, RGB (0x5a595e) },
    [MOA_NODE_MEDICINE] = { WHITE, RGB (0x1a56a8) },
    [MOA_NODE_PHENOTYPE] = { WHITE, RGB (0x74501d) },
  },
  .edges = {
    [MOA_EDGE_ROLE_FLOW] = RGB (0x323136),
    [MOA_EDGE_ROLE_REGULATION] = RGB (0x323136),
    [MOA_EDGE_ROLE_INHIBITION] = RGB (0x8f0f19),
    [MOA_EDGE_ROLE_ADVERSE] = RGB (0x6d4300),
    [MOA_EDGE_ROLE_ASSOCIATION] = RGB (0x5a595e),
  },
  .fade = 0.34,
  .fade_stage = 0.6,
  .calm = 0.7,
  .texture = 0.26,
  .edge_width = 1.8,
  .medicine_edge_width = 3.4,
  .node_border = 1.2,
  .compartment_border = 1.4,
  .selection_width = 3.0,
};

static const MoaStyle *const styles[MOA_N_STYLES] = { &light, &dark, &contrast, &contrast_dark,
                                                      &paper };

/* Which colour each kind of arrow has. */
static const MoaEdgeRole edge_roles[MOA_N_EDGE_KINDS] = {
  [MOA_EDGE_TRANSCRIPTION] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_TRANSLATION] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_CONVERSION] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_TRANSPORT] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_SECRETION] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_UPTAKE] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_BINDING] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_CATALYSIS] = MOA_EDGE_ROLE_REGULATION,
  [MOA_EDGE_STIMULATION] = MOA_EDGE_ROLE_REGULATION,
  [MOA_EDGE_INHIBITION] = MOA_EDGE_ROLE_INHIBITION,
  [MOA_EDGE_CLEAVAGE] = MOA_EDGE_ROLE_INHIBITION,
  [MOA_EDGE_DEGRADATION] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_RECYCLING] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_ASSEMBLY] = MOA_EDGE_ROLE_FLOW,
  [MOA_EDGE_ADVERSE_EFFECT] = MOA_EDGE_ROLE_ADVERSE,
  [MOA_EDGE_ASSOCIATION] = MOA_EDGE_ROLE_ASSOCIATION,
};

/* The look with that id. It belongs to the program and is never freed. */
const MoaStyle *
moa_style_get (MoaStyleId id)
{
  g_return_val_if_fail ((guint) id < MOA_N_STYLES, &light);

  return styles[id];
}

/* Sets `id` to the look of that name, as options and files write it; FALSE, and `id` untouched,
 * when there is none. */
gboolean
moa_style_id_from_string (const char *name, MoaStyleId *id)
{
  g_return_val_if_fail (name != NULL && id != NULL, FALSE);

  for (guint i = 0; i < MOA_N_STYLES; i++)
    if (strcmp (styles[i]->name, name) == 0)
      {
        *id = (MoaStyleId) i;
        return TRUE;
      }

  return FALSE;
}

/* The name of a look: "light", "dark", "contrast", "contrast-dark" or "paper". A constant
 * string. */
const char *
moa_style_id_to_string (MoaStyleId id)
{
  return moa_style_get (id)->name;
}

/* Fill, outline and label colour of compartments of that kind; belongs to the look. */
const MoaCompartmentColors *
moa_style_get_compartment_colors (const MoaStyle *self, MoaCompartmentKind kind)
{
  g_return_val_if_fail ((guint) kind < MOA_N_COMPARTMENT_KINDS, &self->compartments[0]);

  return &self->compartments[kind];
}

/* Fill and border of the cards of nodes of that kind; belongs to the look. */
const MoaNodeColors *
moa_style_get_node_colors (const MoaStyle *self, MoaNodeKind kind)
{
  g_return_val_if_fail ((guint) kind < MOA_N_NODE_KINDS, &self->nodes[0]);

  return &self->nodes[kind];
}

/* What an arrow of that kind says by its colour. */
MoaEdgeRole
moa_style_get_edge_role (MoaEdgeKind kind)
{
  g_return_val_if_fail ((guint) kind < MOA_N_EDGE_KINDS, MOA_EDGE_ROLE_FLOW);

  return edge_roles[kind];
}

/* The colour of an arrow of that kind; belongs to the look. */
const MoaColor *
moa_style_get_edge_color (const MoaStyle *self, MoaEdgeKind kind)
{
  return &self->edges[moa_style_get_edge_role (kind)];
}

/* The same colour with its opacity multiplied by `alpha`. */
MoaColor
moa_color_with_alpha (const MoaColor *color, double alpha)
{
  MoaColor result = *color;

  result.alpha *= alpha;

  return result;
}

/* Makes the colour what `cr` draws with. */
void
moa_color_set_source (const MoaColor *color, cairo_t *cr)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}
