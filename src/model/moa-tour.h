/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-medicine.h"

G_BEGIN_DECLS

/* One station of a tour. */
typedef struct
{
  const MoaTour *tour;
  guint index; /* in the tour, from 0 */
  const char *id;
  MoaMessage title;
  MoaMessage text;
  MoaMessage notes; /* for the presenter only */
  MoaPartList focus;
  gboolean sets_medicine;      /* whether the file has the member `medicine` */
  const MoaMedicine *medicine; /* NULL: none is taken */
  const MoaMeasure *measure;   /* or NULL */
  MoaCite cite;
} MoaStep;

/* Steps in the order of cause and effect. */
struct _MoaTour
{
  const char *id;
  MoaMessage title;
  guint n_steps;
  const MoaStep **steps;
};

G_END_DECLS
