/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws one picture of a lesson, in a process of its own. Lessons come from anywhere, and a picture
 * can be made to cost any amount of time and memory or to find a fault in a library: all that it
 * can cost here is this process, which has bound itself before it looks at the first byte. */

#include "moa-decoder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
  DONE = 0,
  USAGE = 2,
};

/* moa_decoding_refuse:
 * @detail: what was found, or NULL
 *
 * Says what is wrong with the picture; the first reason is kept. */
void
moa_decoding_refuse (MoaDecoding *self, MoaPictureVerdict verdict, const char *detail)
{
  if (self->reply.verdict != MOA_PICTURE_FINE)
    return;
  self->reply.verdict = verdict;
  if (detail != NULL)
    g_strlcpy (self->reply.detail, detail, sizeof self->reply.detail);
  g_strchomp (self->reply.detail);
}

/* moa_decoding_refuse_status:
 *
 * Says that cairo could not go on. */
void
moa_decoding_refuse_status (MoaDecoding *self, cairo_status_t status)
{
  if (status == CAIRO_STATUS_NO_MEMORY || status == CAIRO_STATUS_INVALID_SIZE)
    moa_decoding_refuse (self, MOA_PICTURE_TOO_DEMANDING, NULL);
  else
    moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, cairo_status_to_string (status));
}

/* Standard input as memory: the pages are the file's own, so that a large one is not kept twice. */
static gboolean
map_input (MoaDecoding *self)
{
  struct stat input;
  void *data;

  if (fstat (STDIN_FILENO, &input) != 0 || !S_ISREG (input.st_mode))
    return FALSE;
  self->size = (gsize) input.st_size;
  if (self->size == 0)
    return TRUE;
  data = mmap (NULL, self->size, PROT_READ, MAP_SHARED, STDIN_FILENO, 0);
  self->data = data;
  return data != MAP_FAILED;
}

static void
write_all (const void *data, gsize size)
{
  const guint8 *rest = data;

  while (size > 0)
    {
      gssize n = write (STDOUT_FILENO, rest, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        _exit (USAGE);
      rest += n;
      size -= (gsize) n;
    }
}

/* A picture that shows nothing would leave a hole where its label could be: what it needed may be
 * missing, or too large. */
static gboolean
is_blank (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint8 *row = cairo_image_surface_get_data (surface)
                          + y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < 4 * width; x++)
        if (row[x] != 0)
          return FALSE;
    }
  return TRUE;
}

static void
decode (MoaDecoding *self, void (*draw) (MoaDecoding *))
{
  draw (self);
  if (self->reply.verdict != MOA_PICTURE_FINE)
    return;
  cairo_surface_flush (self->surface);
  if (is_blank (self->surface))
    moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, "nothing of it can be seen");
}

static void
write_reply (MoaDecoding *self)
{
  int width = 0, height = 0;

  self->reply.magic = MOA_PICTURE_MAGIC;
  if (self->reply.verdict == MOA_PICTURE_FINE)
    {
      width = cairo_image_surface_get_width (self->surface);
      height = cairo_image_surface_get_height (self->surface);
      self->reply.width = (guint32) width;
      self->reply.height = (guint32) height;
    }
  write_all (&self->reply, sizeof self->reply);
  for (int y = 0; y < height; y++)
    write_all (cairo_image_surface_get_data (self->surface)
                   + y * cairo_image_surface_get_stride (self->surface),
               (gsize) width * 4);
}

/* Ends without tidying up: the system is faster at it, and what a library does at the end is not
 * to be done with a hostile picture in memory. */
int
main (int argc, char **argv)
{
  static const struct
  {
    const char *kind;
    void (*draw) (MoaDecoding *self);
  } kinds[] = { { "svg", moa_decode_svg }, { "png", moa_decode_png } };
  MoaDecoding decoding = { 0 };

  moa_sandbox_enter ();
  decoding.edge = argc == 3 ? atoi (argv[2]) : 0;
  if (decoding.edge < 1 || decoding.edge > MOA_PICTURE_MAX_EDGE || !map_input (&decoding))
    return USAGE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (argv[1], kinds[i].kind) == 0)
      {
        decode (&decoding, kinds[i].draw);
        write_reply (&decoding);
        _exit (DONE);
      }
  return USAGE;
}
