/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"
#include "moa-measure.h"

G_BEGIN_DECLS

/* What is said of a study's numbers, in words; new strings, owned by the caller. */
char *moa_describe_measure_value (const MoaMeasure *measure, const MoaMeasureArm *arm);
char *
moa_describe_measure_arm (MoaCatalog *catalog, const MoaMeasure *measure, const MoaMeasureArm *arm);
char *moa_describe_measure_study (MoaCatalog *catalog, const MoaMeasure *measure);
char *moa_describe_measure_about (const MoaMeasure *measure);
char *moa_describe_measure (MoaCatalog *catalog, const MoaMeasure *measure);

G_END_DECLS
