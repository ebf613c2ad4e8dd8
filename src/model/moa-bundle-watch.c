/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson on disk, watched. The kernel tells of one folder at a time, so each folder of the lesson
 * has a monitor, and the name of the lesson in the folder around it has one too: it alone tells
 * when the lesson itself is taken away, put there, or replaced by another of the same name. What
 * editors write beside a file while they save it is passed over. A change is announced once its
 * files have been quiet for a moment, so that a file which is written piece by piece is read once
 * and whole. */

#include "moa-bundle-watch.h"

#define QUIET_MS 80      /* without a further change, before one is announced */
#define RATE_LIMIT_MS 20 /* between two reports of the same file that is being written */
#define MAX_FOLDERS 256
#define MAX_DEPTH 6

struct _MoaBundleWatch
{
  GObject parent_instance;

  GFile *location;
  GFileMonitor *around; /* of the folder that the location is in; NULL: there is none to watch */
  GHashTable *monitors; /* GFile → GFileMonitor, of each folder of the lesson */
  guint quiet_source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaBundleWatch, moa_bundle_watch, G_TYPE_OBJECT)

static void on_monitor_changed (GFileMonitor *monitor,
                                GFile *file,
                                GFile *other_file,
                                GFileMonitorEvent event,
                                MoaBundleWatch *self);

static void
stop_monitor (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

/* Takes the monitor over; NULL stays NULL, for what cannot be watched. */
static GFileMonitor *
start_monitor (MoaBundleWatch *self, GFileMonitor *monitor)
{
  if (monitor == NULL)
    return NULL;
  g_file_monitor_set_rate_limit (monitor, RATE_LIMIT_MS);
  g_signal_connect (monitor, "changed", G_CALLBACK (on_monitor_changed), self);
  return monitor;
}

/* Names that begin or end so belong to an editor or a version control, never to a lesson. */
static gboolean
is_ignored_name (const char *name)
{
  return *name == '.' || *name == '#' || g_str_has_suffix (name, "~");
}

static gboolean
is_ignored (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name == NULL || is_ignored_name (name);
}

/* Links are not followed: they could form a circle, and what they lead to is no part of a
 * lesson. */
static void
list_folders (GFile *folder, guint depth, GPtrArray *folders)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info = NULL;
  GFile *child = NULL;

  g_ptr_array_add (folders, g_object_ref (folder));
  if (depth == MAX_DEPTH)
    return;
  children = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL && folders->len < MAX_FOLDERS
         && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    {
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY
          && !is_ignored_name (g_file_info_get_name (info)))
        list_folders (child, depth + 1, folders);
    }
}

static gboolean
is_gone (gpointer folder, gpointer monitor, gpointer folders)
{
  return !g_ptr_array_find_with_equal_func (folders, folder, (GEqualFunc) g_file_equal, NULL);
}

/* Watches just the folders that there are now. */
static void
watch_folders (MoaBundleWatch *self)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_file_query_file_type (self->location, G_FILE_QUERY_INFO_NONE, NULL)
      == G_FILE_TYPE_DIRECTORY)
    list_folders (self->location, 0, folders);
  g_hash_table_foreach_remove (self->monitors, is_gone, folders);
  for (guint i = 0; i < folders->len; i++)
    {
      GFile *folder = g_ptr_array_index (folders, i);
      GFileMonitor *monitor = NULL;

      if (!g_hash_table_contains (self->monitors, folder))
        monitor = start_monitor (
            self, g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL));
      if (monitor != NULL)
        g_hash_table_insert (self->monitors, g_object_ref (folder), monitor);
    }
}

static gboolean
on_quiet (gpointer user_data)
{
  MoaBundleWatch *self = user_data;

  self->quiet_source = 0;
  watch_folders (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static gboolean
concerns (MoaBundleWatch *self, GFileMonitor *monitor, GFile *file)
{
  if (file == NULL)
    return FALSE;
  return monitor == self->around ? g_file_equal (file, self->location) : !is_ignored (file);
}

static void
on_monitor_changed (GFileMonitor *monitor,
                    GFile *file,
                    GFile *other_file,
                    GFileMonitorEvent event,
                    MoaBundleWatch *self)
{
  if (!concerns (self, monitor, file) && !concerns (self, monitor, other_file))
    return;
  /* A folder that was replaced has the old one's name, but the monitor looks at the old one. */
  if (monitor == self->around)
    g_hash_table_remove_all (self->monitors);
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  self->quiet_source = g_timeout_add (QUIET_MS, on_quiet, self);
}

static void
moa_bundle_watch_dispose (GObject *object)
{
  MoaBundleWatch *self = MOA_BUNDLE_WATCH (object);

  g_clear_handle_id (&self->quiet_source, g_source_remove);
  g_clear_pointer (&self->around, stop_monitor);
  g_clear_pointer (&self->monitors, g_hash_table_unref);
  g_clear_object (&self->location);
  G_OBJECT_CLASS (moa_bundle_watch_parent_class)->dispose (object);
}

static void
moa_bundle_watch_class_init (MoaBundleWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moa_bundle_watch_dispose;
  signals[CHANGED] = g_signal_new ("changed", MOA_TYPE_BUNDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
moa_bundle_watch_init (MoaBundleWatch *self)
{
  self->monitors = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref,
                                          stop_monitor);
}

/* moa_bundle_watch_new:
 * @location: the folder or the single file of a lesson; it need not exist
 *
 * Watches a lesson's files from now on. "changed" is emitted in the main context of the caller, at
 * the earliest 80 ms after the last change. What cannot be watched, such as a resource, never
 * changes. Returns a new watch, owned by the caller. */
MoaBundleWatch *
moa_bundle_watch_new (GFile *location)
{
  MoaBundleWatch *self;

  g_return_val_if_fail (G_IS_FILE (location), NULL);

  self = g_object_new (MOA_TYPE_BUNDLE_WATCH, NULL);
  self->location = g_object_ref (location);
  if (!g_file_is_native (location))
    return self;
  self->around = start_monitor (
      self, g_file_monitor_file (location, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL));
  watch_folders (self);
  return self;
}
