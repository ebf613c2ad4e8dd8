/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-node.h"
#include "moa-style.h"

G_BEGIN_DECLS

#define MOA_N_COMPARTMENT_KINDS (MOA_COMPARTMENT_OUTSIDE + 1)
#define MOA_N_NODE_KINDS (MOA_NODE_PHENOTYPE + 1)
#define MOA_N_EDGE_KINDS (MOA_EDGE_ASSOCIATION + 1)

typedef struct
{
  MoaColor fill;
  MoaColor stroke;
  MoaColor label;
} MoaCompartmentColors;

typedef struct
{
  MoaColor fill;
  MoaColor stroke;
} MoaNodeColors;

/* What an arrow says, as far as its colour goes; the shape of its head says the rest. */
typedef enum
{
  MOA_EDGE_ROLE_FLOW,
  MOA_EDGE_ROLE_REGULATION,
  MOA_EDGE_ROLE_INHIBITION,
  MOA_EDGE_ROLE_ADVERSE,
  MOA_EDGE_ROLE_ASSOCIATION,
  MOA_N_EDGE_ROLES
} MoaEdgeRole;

/* Opacity of the ground in the colour of the page that words seen from afar lie on. */
#define MOA_STYLE_PLATE_ALPHA 0.86

/* All colours lie between `page` and `fade`: the unit test knows by that when one was forgotten. */
struct _MoaStyle
{
  const char *name;
  const char *font_family;

  MoaColor page;
  MoaColor text;
  MoaColor muted;
  MoaColor accent;      /* the chosen medicine, its arrows, what is selected */
  MoaColor accent_fill; /* the card of the chosen medicine */
  MoaColor accent_text; /* words on accent_fill */
  MoaColor other;       /* the second of two medicines that are compared, and its arrows */
  MoaColor less;
  MoaColor more;
  MoaColor warning; /* frame of a boxed warning */
  MoaColor warning_fill;
  MoaColor faded_line; /* of faded parts under fade_to_grey */
  MoaColor faded_text;

  MoaCompartmentColors compartments[MOA_N_COMPARTMENT_KINDS];
  MoaNodeColors nodes[MOA_N_NODE_KINDS];
  MoaColor edges[MOA_N_EDGE_ROLES];

  double fade;       /* opacity of parts outside the focus */
  double fade_stage; /* opacity of compartments that hold nothing in focus */
  gboolean
      fade_to_grey; /* faded parts keep their opacity and turn to thin lines in faded_* instead */
  double calm;      /* opacity of what does not stand out when it is seen from afar */
  double texture;   /* opacity of what is only decoration, such as the folds of an organelle */

  double edge_width;
  double medicine_edge_width;
  double node_border;
  double compartment_border;
  double selection_width;
};

const MoaCompartmentColors *moa_style_get_compartment_colors (const MoaStyle *self,
                                                              MoaCompartmentKind kind);
const MoaNodeColors *moa_style_get_node_colors (const MoaStyle *self, MoaNodeKind kind);
MoaEdgeRole moa_style_get_edge_role (MoaEdgeKind kind);
const MoaColor *moa_style_get_edge_color (const MoaStyle *self, MoaEdgeKind kind);
MoaColor moa_color_with_alpha (const MoaColor *color, double alpha);
void moa_color_set_source (const MoaColor *color, cairo_t *cr);

G_END_DECLS
