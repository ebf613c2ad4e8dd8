/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "moa-style-private.h"
#include "moa-text.h"

G_BEGIN_DECLS

/* Text under this size on the device, in its pixels, is left out. */
#define MOA_TEXT_SIZE_LEGIBLE 9.0

/* How far away a diagram is seen from: far away words are larger and leave less to symbols. */
typedef enum
{
  MOA_DETAIL_NEAR,
  MOA_DETAIL_FAR,
  MOA_DETAIL_SYMBOL, /* cards hold no words */
  MOA_N_DETAILS
} MoaDetail;

/* Sizes of the labels of parts, diagram units: near, and far away with the least that they may
 * shrink to. */
#define MOA_LABEL_SIZE_NEAR 15.0
#define MOA_LABEL_SIZE_FAR 24.0
#define MOA_LABEL_SIZE_FAR_MIN 18.0

MoaDetail moa_detail_for_scale (double scale);

/* How words are set. Sizes in diagram units. */
typedef struct
{
  double size;
  double min_size; /* what a text that does not fit shrinks to, at the least, before it may break
                      inside of words */
  PangoWeight weight;
  PangoAlignment alignment;
  gboolean capitals; /* set as a heading: upper case, letters apart */
  gboolean whole; /* never breaks inside of words or shrinks further: then it may be wider than its
                     room */
} MoaTypeface;

/* A text set into lines. Its measures are diagram units and do not depend on the scale that it is
 * drawn at. */
typedef struct _MoaTextBox MoaTextBox;

PangoContext *moa_text_context_new (const MoaStyle *style);

MoaTextBox *moa_text_box_new (PangoContext *context,
                              MoaText text,
                              const MoaTypeface *face,
                              double width,
                              double height);
void moa_text_box_free (MoaTextBox *self);

double moa_text_box_get_width (const MoaTextBox *self);
double moa_text_box_get_height (const MoaTextBox *self);
guint moa_text_box_get_n_lines (const MoaTextBox *self);
double moa_text_box_get_size (const MoaTextBox *self);
gboolean moa_text_box_is_within (const MoaTextBox *self, double width, double height);
gboolean moa_text_box_is_legible (const MoaTextBox *self, double scale);
void moa_text_box_draw (const MoaTextBox *self, cairo_t *cr, double x, double y);
void moa_text_box_draw_in_column (const MoaTextBox *self, cairo_t *cr, double x, double y);
void moa_text_box_draw_centred (const MoaTextBox *self, cairo_t *cr, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaTextBox, moa_text_box_free)

G_END_DECLS
