/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-node.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_MEASURE_BENEFIT,
  MOA_MEASURE_HARM,
} MoaMeasureAbout;

typedef struct
{
  MoaMessage label;
  double value;
  double of;                /* the denominator; NAN when the file gives none */
  const char *value_string; /* as the author wrote the number */
  MoaMessage text;          /* the same in words; empty when the measure says it for all arms */
} MoaMeasureArm;

/* A number that a study reported. */
typedef struct
{
  const char *id;
  MoaMessage label;
  MoaMeasureAbout about;
  const MoaNode *node; /* or NULL */
  const char *unit;    /* as the file has it: "%" of a level, "people", "% of people", or another */
  MoaMessage population;
  MoaMessage period;
  guint n_arms;
  const MoaMeasureArm *arms;
  MoaMessage text; /* all arms in words; empty when each arm has its own */
  MoaCite cite;
} MoaMeasure;

gboolean moa_measure_is_percent (const MoaMeasure *self);
gboolean moa_measure_counts_people (const MoaMeasure *self);
double moa_measure_get_people (const MoaMeasure *self, const MoaMeasureArm *arm);
double moa_measure_get_scale (const MoaMeasure *self);
gboolean moa_measure_has_sign (const MoaMeasure *self, int sign);

G_END_DECLS
