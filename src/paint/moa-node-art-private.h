/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-node-art.h"

G_BEGIN_DECLS

#define MOA_NODE_SYMBOL_MAX 64.0 /* diagram units */

/* The words of a node, and when its symbol gives way to them; diagram units. */
typedef struct
{
  MoaTypeface face;
  double good_size; /* of words: below it the symbol gives them room */
  double poor_size; /* below it the symbol goes */
} MoaNodeType;

struct _MoaNodeArt
{
  const MoaNode *node;
  const MoaNodeType *type;
  graphene_rect_t box;
  graphene_rect_t inner; /* of a card: the room for symbol and words */
  MoaTextBox *label;     /* NULL: so far away there is none */
  gboolean label_fits;
  double label_x, label_y; /* its top left corner */
  const char *symbol;      /* NULL: it gave way to the words */
  const char *own_symbol;  /* the same, were there no words; NULL: none */
  double symbol_x, symbol_y, symbol_size;
  graphene_rect_t body; /* what arrows point at and markers hang on: the card, or the ink of a
                           symbol without one */
};

G_END_DECLS
