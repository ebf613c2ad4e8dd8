/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-session.h"

G_BEGIN_DECLS

/* A session with the small lesson, and what it has announced since that was last looked at. */
typedef struct
{
  char *folder;
  MoaBundle *bundle;
  MoaSession *session;
  GString *notified; /* the names of the properties, each after a space */
} WatchedSession;

void watched_session_add (const char *path, void (*test) (WatchedSession *, gconstpointer));
void watched_session_assert_notified (WatchedSession *self, const char *expected);
void watched_session_assert_focus (WatchedSession *self, MoaFocusOrigin origin, guint n_parts);
const MoaStep *watched_session_find_step (WatchedSession *self, const char *path);

G_END_DECLS
