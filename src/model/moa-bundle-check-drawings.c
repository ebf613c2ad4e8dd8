/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the pictures can be drawn: each is, once, as it would be on the screen. All of them
 * together may take only so long, however many bad ones a lesson brings. */

#include "moa-bundle-check.h"

#include "moa-picture.h"

#define MAX_SECONDS 10
#define MAX_THREADS 2

typedef struct
{
  MoaBundleRoot *root;
  guint edge;      /* pixels */
  gint64 deadline; /* monotonic time, microseconds */
} Drawing;

/* Each picture is the business of one thread, and nobody looks at it before all are done. */
static void
draw (gpointer data, gpointer user_data)
{
  MoaPictureSight *sight = data;
  const Drawing *drawing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaPicture) picture = NULL;

  if (g_get_monotonic_time () >= drawing->deadline)
    {
      sight->reason = g_strdup_printf ("expected pictures that are drawn within %d seconds all "
                                       "together, found this one not yet drawn by then",
                                       MAX_SECONDS);
      return;
    }
  picture = moa_picture_read (drawing->root, sight->path, drawing->edge, NULL, &error);
  if (picture == NULL)
    sight->reason = g_strdup (error->message);
}

/* moa_bundle_check_drawings:
 * @sights: MoaPictureSight, all of a lesson; those with nothing wrong are drawn and may gain a
 *   reason
 *
 * Blocks until all are drawn, or the time for it is over. */
void
moa_bundle_check_drawings (MoaBundleRoot *root, GPtrArray *sights)
{
  Drawing drawing = {
    .root = root,
    .edge = moa_picture_choose_edge (sights->len),
    .deadline = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC,
  };
  GThreadPool *threads;

  if (sights->len == 0)
    return;
  threads = g_thread_pool_new (draw, &drawing, MAX_THREADS, FALSE, NULL);
  for (guint i = 0; i < sights->len; i++)
    {
      MoaPictureSight *sight = g_ptr_array_index (sights, i);

      if (sight->reason == NULL)
        g_thread_pool_push (threads, sight, NULL);
    }
  g_thread_pool_free (threads, FALSE, TRUE);
}
