/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "moa-picture-protocol.h"

G_BEGIN_DECLS

/* A picture on its way from bytes to pixels. */
typedef struct
{
  const guint8 *data;
  gsize size;
  int edge; /* pixels that the longer side is to have at most */
  MoaPictureReply reply;
  cairo_surface_t *surface; /* what was drawn; NULL unless the verdict is MOA_PICTURE_FINE */
} MoaDecoding;

void moa_decoding_refuse (MoaDecoding *self, MoaPictureVerdict verdict, const char *detail);
void moa_decoding_refuse_status (MoaDecoding *self, cairo_status_t status);

/* moa-decode-png.c, moa-decode-svg.c */
void moa_decode_png (MoaDecoding *self);
void moa_decode_svg (MoaDecoding *self);

/* moa-svg-references.c */
gboolean moa_svg_references_check (MoaDecoding *self, gboolean *needs_files);

/* moa-sandbox.c */
void moa_sandbox_enter (void);
void moa_sandbox_forbid_files (void);

G_END_DECLS
