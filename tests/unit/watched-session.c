/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "watched-session.h"

#include "small-lesson.h"

static void
on_session_notify (MoaSession *session, GParamSpec *pspec, gpointer user_data)
{
  g_string_append_printf (user_data, " %s", pspec->name);
}

static void
set_up (WatchedSession *self, gconstpointer data)
{
  self->folder = small_lesson_write ();
  small_lesson_translate (self->folder, "es",
                          "\nmsgctxt \"title\"\nmsgid \"Small lesson\"\nmsgstr \"Lección\"\n");
  self->bundle = small_lesson_load (self->folder);
  self->session = moa_session_new ();
  moa_session_set_bundle (self->session, self->bundle);
  self->notified = g_string_new (NULL);
  g_signal_connect (self->session, "notify", G_CALLBACK (on_session_notify), self->notified);
}

static void
tear_down (WatchedSession *self, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&self->session));
  g_clear_object (&self->bundle);
  g_clear_pointer (&self->folder, small_lesson_remove);
  g_string_free (self->notified, TRUE);
}

/* Adds a test that gets a session of its own. */
void
watched_session_add (const char *path, void (*test) (WatchedSession *, gconstpointer))
{
  g_test_add (path, WatchedSession, NULL, set_up, test, tear_down);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Checks what was announced since the last time, in any order. */
void
watched_session_assert_notified (WatchedSession *self, const char *expected)
{
  g_auto (GStrv) words = g_strsplit (g_strstrip (self->notified->str), " ", -1);
  g_autofree char *sorted = NULL;

  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  sorted = g_strjoinv (" ", words);
  g_assert_cmpstr (sorted, ==, expected);
  g_string_truncate (self->notified, 0);
}

void
watched_session_assert_focus (WatchedSession *self, MoaFocusOrigin origin, guint n_parts)
{
  g_assert_cmpint (moa_session_get_focus_origin (self->session), ==, origin);
  g_assert_cmpuint (moa_session_get_focus (self->session)->n_parts, ==, n_parts);
}

const MoaStep *
watched_session_find_step (WatchedSession *self, const char *path)
{
  return moa_bundle_find_step (self->bundle, path);
}
