/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-arena.h"
#include "moa-bundle.h"

G_BEGIN_DECLS

/* One of the lesson's lists. */
typedef struct
{
  GPtrArray *list;   /* the records, in the order of the file */
  GArray *values;    /* guint: where on the tape each stands; only while the lesson is read */
  GHashTable *by_id; /* id → record */
} MoaRecords;

struct _MoaBundle
{
  GObject parent_instance;

  MoaBundleRoot *root;
  MoaArena *arena; /* every record and string of the lesson */
  MoaLesson lesson;
  MoaDiagram diagram;
  GHashTable *parts; /* id → MoaPart: compartments, nodes and edges share their ids */

  MoaRecords compartments;
  MoaRecords nodes;
  MoaRecords edges;
  MoaRecords notices;
  MoaRecords sources;
  MoaRecords terms;
  MoaRecords medicines;
  MoaRecords measures;
  MoaRecords tours;
  MoaRecords steps; /* of all tours, by "tour/step" */
  MoaRecords questions;
  MoaRecords quiz;
};

void moa_diagram_sort_causes (MoaDiagram *self, MoaArena *arena);

G_END_DECLS
