/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-edge.h"

static const char *const kind_names[] = {
  "transcription", "translation", "conversion",     "transport",   "secretion", "uptake",
  "binding",       "catalysis",   "stimulation",    "inhibition",  "cleavage",  "degradation",
  "recycling",     "assembly",    "adverse-effect", "association", NULL,
};

/* moa_edge_kind_get_names:
 *
 * Returns the names of the bundle format in the order of the enumeration, NULL-terminated. */
const char *const *
moa_edge_kind_get_names (void)
{
  return kind_names;
}

/* moa_edge_kind_to_string:
 *
 * Returns the name that the bundle format gives to a kind of arrow. */
const char *
moa_edge_kind_to_string (MoaEdgeKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names) - 1, NULL);

  return kind_names[kind];
}

/* moa_edge_kind_get_sign:
 *
 * Returns what an arrow of this kind does to its end when the file does not say: more of the cause
 * makes more (+) or less (-) of the effect, or nothing follows. By the table of the bundle
 * format. */
MoaSign
moa_edge_kind_get_sign (MoaEdgeKind kind)
{
  switch (kind)
    {
    case MOA_EDGE_INHIBITION:
    case MOA_EDGE_CLEAVAGE:
    case MOA_EDGE_DEGRADATION:
      return MOA_SIGN_MINUS;
    case MOA_EDGE_UPTAKE:
    case MOA_EDGE_BINDING:
    case MOA_EDGE_ASSOCIATION:
      return MOA_SIGN_NONE;
    case MOA_EDGE_TRANSCRIPTION:
    case MOA_EDGE_TRANSLATION:
    case MOA_EDGE_CONVERSION:
    case MOA_EDGE_TRANSPORT:
    case MOA_EDGE_SECRETION:
    case MOA_EDGE_CATALYSIS:
    case MOA_EDGE_STIMULATION:
    case MOA_EDGE_RECYCLING:
    case MOA_EDGE_ASSEMBLY:
    case MOA_EDGE_ADVERSE_EFFECT:
      return MOA_SIGN_PLUS;
    default:
      g_return_val_if_reached (MOA_SIGN_NONE);
    }
}
