/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program and its picture decoder say to each other. The program starts
 *
 *     moa-picture-decoder svg|png EDGE < picture
 *
 * where EDGE is how many pixels the longer side is to have at most, and standard input is a regular
 * file. The decoder writes a MoaPictureReply and, when the picture is fine, its pixels: rows of
 * width × 4 bytes, as of CAIRO_FORMAT_ARGB32, without a gap. It says nothing else and may die at
 * any time; the program believes no number before it has looked at it. */
#define MOA_PICTURE_MAGIC 0x4d6f6150u

#define MOA_PICTURE_MAX_SIDE 4096 /* pixels of a PNG, in either direction */
#define MOA_PICTURE_MAX_EDGE 1024 /* pixels of what the decoder gives back */
#define MOA_PICTURE_MAX_SECONDS 2 /* of a processor, to draw one */
#define MOA_PICTURE_MAX_WAIT 5    /* seconds of a clock, which last longer on a busy machine */
#define MOA_PICTURE_MAX_MEMORY 90 /* MiB, to draw one */
#define MOA_PICTURE_MAX_PNG (16 * 1024 * 1024) /* bytes of the file */
#define MOA_PICTURE_MAX_SVG (1024 * 1024)      /* bytes of the file */

typedef enum
{
  MOA_PICTURE_FINE,
  MOA_PICTURE_OTHER_FORMAT,  /* not what its name says */
  MOA_PICTURE_TOO_LARGE,     /* more pixels than allowed: width and height say how many */
  MOA_PICTURE_NOT_UTF8,      /* an SVG in another encoding */
  MOA_PICTURE_DECLARATION,   /* an SVG that declares entities */
  MOA_PICTURE_REFERENCE,     /* an SVG that refers to something outside: detail says to what */
  MOA_PICTURE_DAMAGED,       /* cannot be read or drawn: detail says why */
  MOA_PICTURE_TOO_DEMANDING, /* does not fit into the memory */
  MOA_PICTURE_N_VERDICTS
} MoaPictureVerdict;

typedef struct
{
  guint32 magic;
  guint32 verdict; /* MoaPictureVerdict */
  guint32 width;   /* pixels */
  guint32 height;
  char detail[240]; /* text, ends with a NUL */
} MoaPictureReply;

G_END_DECLS
