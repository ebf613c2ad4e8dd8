/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One run of the picture decoder. The picture lies in memory that both processes see, so that
 * nothing has to be fed to a process that may not read; what comes back is read only up to the
 * size that a picture can have, and until the time is up. Then the decoder is killed, whatever it
 * does. */

#define _GNU_SOURCE /* memfd_create */

#include "moa-picture-child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "moa-places.h"

#define MAX_CHILDREN 2 /* at once, of the whole process */
#define GRACE_MS 20    /* to end after the last word */

typedef struct
{
  GPid pid;
  int output;      /* what it writes */
  gint64 deadline; /* monotonic time, microseconds */
  GPollFD cancelled;
  GByteArray *said;
  gsize max_size; /* of what it may say, bytes */
} Child;

static GMutex mutex;
static GCond child_ended;
static guint n_children;

static void
wait_for_turn (void)
{
  g_mutex_lock (&mutex);
  while (n_children == MAX_CHILDREN)
    g_cond_wait (&child_ended, &mutex);
  n_children++;
  g_mutex_unlock (&mutex);
}

static void
end_turn (void)
{
  g_mutex_lock (&mutex);
  n_children--;
  g_cond_signal (&child_ended);
  g_mutex_unlock (&mutex);
}

static gboolean
set_system_error (const char *what, GError **error)
{
  g_set_error (error, MOA_PICTURE_ERROR, MOA_PICTURE_ERROR_SYSTEM,
               "pictures cannot be drawn here: %s", what);
  return FALSE;
}

static gboolean
write_all (int file, GBytes *bytes)
{
  gsize left;
  const guint8 *rest = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (file, rest, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      rest += n;
      left -= (gsize) n;
    }
  return TRUE;
}

static int
open_picture (GBytes *picture, GError **error)
{
  int file = memfd_create ("picture", MFD_CLOEXEC);

  if (file >= 0 && write_all (file, picture))
    return file;
  set_system_error (g_strerror (errno), error);
  if (file >= 0)
    close (file);
  return -1;
}

/* What a developer asked of this process is not meant for that one. */
static GStrv
dup_environment (void)
{
  GStrv environment = g_environ_unsetenv (g_get_environ (), "G_DEBUG");

  return g_environ_unsetenv (environment, "G_MESSAGES_DEBUG");
}

/* Descriptors are left to the decoder to close, so that GLib need not copy this process's memory
 * map for it. */
static gboolean
start (Child *self, int picture, MoaPictureKind kind, guint edge, GError **error)
{
  g_autofree char *program = moa_places_dup_picture_decoder ();
  g_autofree char *size = g_strdup_printf ("%u", edge);
  const char *arguments[] = { program, kind == MOA_PICTURE_SVG ? "svg" : "png", size, NULL };
  g_auto (GStrv) environment = dup_environment ();
  g_autoptr (GError) reason = NULL;

  if (g_spawn_async_with_pipes_and_fds (NULL, arguments, (const char *const *) environment,
                                        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN
                                            | G_SPAWN_CLOEXEC_PIPES | G_SPAWN_STDERR_TO_DEV_NULL,
                                        NULL, NULL, picture, -1, -1, NULL, NULL, 0, &self->pid,
                                        NULL, &self->output, NULL, &reason))
    return TRUE;
  return set_system_error (reason->message, error);
}

/* Returns whether there is something to read before the time is up. */
static gboolean
wait_for_output (Child *self)
{
  struct pollfd files[] = {
    { .fd = self->output, .events = POLLIN },
    { .fd = self->cancelled.fd, .events = POLLIN },
  };
  int ready;

  do
    {
      gint64 left = MAX ((self->deadline - g_get_monotonic_time ()) / 1000, 0);

      ready = poll (files, G_N_ELEMENTS (files), (int) left);
    }
  while (ready < 0 && errno == EINTR);
  return ready > 0 && files[1].revents == 0;
}

/* Reads until the decoder has said all, and is not interested in more. */
static void
listen_to (Child *self)
{
  guint8 buffer[16384];

  while (self->said->len <= self->max_size && wait_for_output (self))
    {
      gssize n = read (self->output, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return;
      g_byte_array_append (self->said, buffer, (guint) n);
    }
}

/* Returns the status that it ended with. A process that has said all is about to end by itself, and
 * how it ends says more than that it was killed. */
static int
end (Child *self)
{
  int status = 0;
  pid_t ended = 0;

  for (guint i = 0; i < GRACE_MS && ended == 0; i++)
    {
      ended = waitpid (self->pid, &status, WNOHANG);
      if (ended == 0)
        g_usleep (1000);
    }
  if (ended == 0)
    kill (self->pid, SIGKILL);
  while (ended == 0 || (ended < 0 && errno == EINTR))
    ended = waitpid (self->pid, &status, 0);
  close (self->output);
  g_spawn_close_pid (self->pid);
  return status;
}

/* Whether what was said is a reply and, for a picture that is fine, all of its pixels. */
static gboolean
is_whole (const Child *self, guint edge, MoaPictureReply *reply)
{
  gsize n_pixels;

  if (self->said->len < sizeof *reply)
    return FALSE;
  memcpy (reply, self->said->data, sizeof *reply);
  reply->detail[sizeof reply->detail - 1] = '\0';
  if (reply->magic != MOA_PICTURE_MAGIC || reply->verdict >= MOA_PICTURE_N_VERDICTS)
    return FALSE;
  if (reply->verdict != MOA_PICTURE_FINE)
    return TRUE;
  if (reply->width < 1 || reply->width > edge || reply->height < 1 || reply->height > edge)
    return FALSE;
  n_pixels = (gsize) reply->width * reply->height;
  return self->said->len == sizeof *reply + n_pixels * 4;
}

static void
set_death_error (const Child *self, int status, GError **error)
{
  gboolean took_too_long = g_get_monotonic_time () >= self->deadline
                           || (WIFSIGNALED (status)
                               && (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGALRM));

  if (took_too_long)
    g_set_error (error, MOA_PICTURE_ERROR, MOA_PICTURE_ERROR_SLOW,
                 "expected a picture that is drawn within %d seconds, found one that takes longer",
                 MOA_PICTURE_MAX_SECONDS);
  else if (WIFEXITED (status) && WEXITSTATUS (status) != 0)
    set_system_error ("the picture decoder could not start", error);
  else
    g_set_error (error, MOA_PICTURE_ERROR, MOA_PICTURE_ERROR_BAD,
                 "expected a picture that can be drawn with %d MiB of memory, found one that ended "
                 "the program that draws it",
                 MOA_PICTURE_MAX_MEMORY);
}

static GBytes *
run (Child *self, guint edge, GCancellable *cancellable, MoaPictureReply *reply, GError **error)
{
  int status;

  listen_to (self);
  status = end (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (is_whole (self, edge, reply))
    return g_bytes_new (self->said->data + sizeof *reply, self->said->len - sizeof *reply);
  set_death_error (self, status, error);
  return NULL;
}

static GBytes *
start_and_run (Child *self,
               GBytes *picture,
               MoaPictureKind kind,
               guint edge,
               GCancellable *cancellable,
               MoaPictureReply *reply,
               GError **error)
{
  int file = open_picture (picture, error);
  gboolean started = file >= 0 && start (self, file, kind, edge, error);

  if (file >= 0)
    close (file);
  return started ? run (self, edge, cancellable, reply, error) : NULL;
}

/* moa_picture_child_run:
 * @edge: pixels of the longer side at most
 * @reply: what the decoder says
 *
 * Has a picture decoded by a process of its own, when it is its turn, and blocks meanwhile. Returns
 * the pixels, owned by the caller, which are empty when the reply says what is wrong with the
 * picture. Errors: of MOA_PICTURE_ERROR when the decoder did not say, and G_IO_ERROR_CANCELLED. May
 * be called from any thread. */
GBytes *
moa_picture_child_run (GBytes *picture,
                       MoaPictureKind kind,
                       guint edge,
                       GCancellable *cancellable,
                       MoaPictureReply *reply,
                       GError **error)
{
  Child self = { .cancelled = { .fd = -1 } };
  GBytes *pixels = NULL;

  wait_for_turn ();
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      self.deadline = g_get_monotonic_time () + MOA_PICTURE_MAX_WAIT * G_USEC_PER_SEC;
      self.max_size = sizeof *reply + (gsize) edge * edge * 4;
      self.said = g_byte_array_new ();
      g_cancellable_make_pollfd (cancellable, &self.cancelled);
      pixels = start_and_run (&self, picture, kind, edge, cancellable, reply, error);
      g_cancellable_release_fd (cancellable);
      g_byte_array_unref (self.said);
    }
  end_turn ();
  return pixels;
}
