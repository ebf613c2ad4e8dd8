/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures of a lesson. They are decoded by another program, which may be killed; here its
 * answer becomes pixels, or a sentence about what is wrong. Whoever waits for a picture waits in a
 * thread of its own. */

#include "moa-picture.h"

#include <math.h>

#include "moa-picture-child.h"
#include "moa-quote.h"

#define MAX_THREADS 2
#define EDGE_MAX 512                 /* pixels: sharp at any zoom that a symbol is seen at */
#define EDGE_MIN 16                  /* pixels: a symbol that is left out when it is smaller */
#define PIXELS_MAX (8 * 1024 * 1024) /* of all pictures of a lesson: 32 MiB */

G_DEFINE_QUARK (moa - picture - error - quark, moa_picture_error)

/* moa_picture_choose_edge:
 * @n_pictures: how many pictures a lesson has
 *
 * Returns how many pixels the longer side of each is given, so that all together stay within the
 * memory that there is for them. */
guint
moa_picture_choose_edge (guint n_pictures)
{
  double edge = sqrt ((double) PIXELS_MAX / MAX (n_pictures, 1));

  return (guint) CLAMP (edge, EDGE_MIN, EDGE_MAX);
}

/* moa_picture_free:
 *
 * Frees a picture. */
void
moa_picture_free (MoaPicture *self)
{
  g_bytes_unref (self->pixels);
  g_free (self);
}

static void set_bad (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
set_bad (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (MOA_PICTURE_ERROR, MOA_PICTURE_ERROR_BAD, format, args);
  va_end (args);
}

static void
set_verdict_error (const MoaPictureReply *reply, MoaPictureKind kind, GError **error)
{
  const char *name = kind == MOA_PICTURE_SVG ? "an SVG" : "a PNG";
  g_autofree char *detail = moa_quote_flatten (reply->detail);
  g_autofree char *quoted = moa_quote_shorten (detail);

  switch ((MoaPictureVerdict) reply->verdict)
    {
    case MOA_PICTURE_OTHER_FORMAT:
      set_bad (error, "expected %s picture, found something else", name);
      break;
    case MOA_PICTURE_TOO_LARGE:
      set_bad (error, "expected a picture of at most %d × %d pixels, found %u × %u",
               MOA_PICTURE_MAX_SIDE, MOA_PICTURE_MAX_SIDE, reply->width, reply->height);
      break;
    case MOA_PICTURE_NOT_UTF8:
      set_bad (error, "expected %s picture in UTF-8, found another encoding", name);
      break;
    case MOA_PICTURE_DECLARATION:
      set_bad (error, "expected %s picture that declares no entities, found a DOCTYPE with \"[\"",
               name);
      break;
    case MOA_PICTURE_REFERENCE:
      set_bad (error, "expected a picture that refers to nothing outside of it, found \"%s\"",
               quoted);
      break;
    case MOA_PICTURE_TOO_DEMANDING:
      set_bad (error,
               "expected a picture that can be drawn with %d MiB of memory, found one that "
               "needs more",
               MOA_PICTURE_MAX_MEMORY);
      break;
    case MOA_PICTURE_DAMAGED:
    case MOA_PICTURE_FINE:
    case MOA_PICTURE_N_VERDICTS:
    default:
      set_bad (error, "expected %s picture that can be drawn, found one that cannot: %s", name,
               detail);
      break;
    }
}

/* moa_picture_decode:
 * @bytes: a file
 * @kind: what the file is said to be
 * @edge: pixels of the longer side: an SVG is drawn at that size, a PNG is shrunk to it
 *
 * Decodes a picture and blocks meanwhile: until it is its turn, for two are decoded at a time, and
 * for MOA_PICTURE_MAX_WAIT seconds at most. Returns it, owned by the caller. Errors:
 * MOA_PICTURE_ERROR, with what was expected and what was found, and G_IO_ERROR_CANCELLED. May be
 * called from any thread. */
MoaPicture *
moa_picture_decode (GBytes *bytes,
                    MoaPictureKind kind,
                    guint edge,
                    GCancellable *cancellable,
                    GError **error)
{
  MoaPictureReply reply;
  g_autoptr (GBytes) pixels = NULL;
  MoaPicture *self;

  g_return_val_if_fail (bytes != NULL && edge >= 1 && edge <= MOA_PICTURE_MAX_EDGE, NULL);

  pixels = moa_picture_child_run (bytes, kind, edge, cancellable, &reply, error);
  if (pixels == NULL)
    return NULL;
  if (reply.verdict != MOA_PICTURE_FINE)
    {
      set_verdict_error (&reply, kind, error);
      return NULL;
    }
  self = g_new0 (MoaPicture, 1);
  self->width = reply.width;
  self->height = reply.height;
  self->pixels = g_steal_pointer (&pixels);
  return self;
}

/* moa_picture_read:
 * @path: of a file whose name ends in .svg or .png, relative to the root
 * @edge: as for moa_picture_decode()
 *
 * Reads a picture of a lesson and decodes it, and blocks meanwhile. Returns it, owned by the
 * caller. Errors: those of moa_bundle_root_read() and of moa_picture_decode(). May be called from
 * any thread. */
MoaPicture *
moa_picture_read (MoaBundleRoot *root,
                  const char *path,
                  guint edge,
                  GCancellable *cancellable,
                  GError **error)
{
  MoaPictureKind kind = g_str_has_suffix (path, ".svg") ? MOA_PICTURE_SVG : MOA_PICTURE_PNG;
  g_autoptr (GBytes) bytes = NULL;

  if (kind == MOA_PICTURE_PNG && !g_str_has_suffix (path, ".png"))
    {
      set_bad (error, "expected a file that ends in .svg or .png");
      return NULL;
    }
  bytes = moa_bundle_root_read (
      root, path, kind == MOA_PICTURE_SVG ? MOA_PICTURE_MAX_SVG : MOA_PICTURE_MAX_PNG, error);
  return bytes != NULL ? moa_picture_decode (bytes, kind, edge, cancellable, error) : NULL;
}

/* Without blocking */

typedef struct
{
  MoaBundleRoot *root;
  char *path;
  guint edge;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->root);
  g_free (request->path);
  g_free (request);
}

/* A thread may wait long for its decoder: so these are not GIO's, which files are read with. */
static void
run_task (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  const Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  MoaPicture *picture = NULL;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    picture = moa_picture_read (request->root, request->path, request->edge,
                                g_task_get_cancellable (task), &error);
  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) moa_picture_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GThreadPool *
get_threads (void)
{
  static GThreadPool *threads;

  if (g_once_init_enter (&threads))
    g_once_init_leave (&threads, g_thread_pool_new (run_task, NULL, MAX_THREADS, FALSE, NULL));
  return threads;
}

/* moa_picture_read_async:
 *
 * Like moa_picture_read(), in a thread; in turn, when many are asked for. */
void
moa_picture_read_async (MoaBundleRoot *root,
                        const char *path,
                        guint edge,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;
  Request *request;

  g_return_if_fail (MOA_IS_BUNDLE_ROOT (root) && path != NULL);

  task = g_task_new (root, cancellable, callback, user_data);
  request = g_new0 (Request, 1);
  request->root = g_object_ref (root);
  request->path = g_strdup (path);
  request->edge = edge;
  g_task_set_source_tag (task, moa_picture_read_async);
  g_task_set_task_data (task, request, free_request);
  g_thread_pool_push (get_threads (), task, NULL);
}

/* moa_picture_read_finish:
 *
 * Returns what moa_picture_read() would have, owned by the caller. */
MoaPicture *
moa_picture_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
