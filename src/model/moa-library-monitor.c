/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three levels are watched: the folder for installed lessons, or the nearest one above it that
 * exists, for what is put there; and each folder in it, because a lesson that is copied begins as
 * an empty folder and its file comes later. After every change they are looked up anew. */

#include "moa-library-monitor.h"

#include "moa-bundle-library.h"

#define SETTLE_MS 150    /* a copy in progress is many changes */
#define MAX_MONITORS 256 /* inotify's are few, and shared by all programs of a user */

struct _MoaLibraryMonitor
{
  GObject parent_instance;

  GPtrArray *monitors;
  guint settle_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaLibraryMonitor, moa_library_monitor, G_TYPE_OBJECT)

static void watch (MoaLibraryMonitor *self);

static gboolean
on_settled (gpointer user_data)
{
  MoaLibraryMonitor *self = MOA_LIBRARY_MONITOR (user_data);

  self->settle_id = 0;
  watch (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_monitor_changed (MoaLibraryMonitor *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, on_settled, self);
}

static void
watch_folder (MoaLibraryMonitor *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = NULL;

  if (self->monitors->len < MAX_MONITORS)
    monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect_object (monitor, "changed", G_CALLBACK (on_monitor_changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->monitors, monitor);
}

static void
watch_nearest (MoaLibraryMonitor *self, const char *path)
{
  g_autofree char *existing = g_strdup (path);

  while (!g_file_test (existing, G_FILE_TEST_IS_DIR) && *existing == '/' && existing[1] != '\0')
    {
      char *parent = g_path_get_dirname (existing);

      g_free (existing);
      existing = parent;
    }
  watch_folder (self, existing);
}

static void
watch_lessons (MoaLibraryMonitor *self, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        watch_folder (self, child);
    }
}

static void
watch (MoaLibraryMonitor *self)
{
  g_auto (GStrv) folders = moa_bundle_library_list_folders ();

  g_ptr_array_set_size (self->monitors, 0);
  for (guint i = 0; folders[i] != NULL; i++)
    watch_nearest (self, folders[i]);
  for (guint i = 0; folders[i] != NULL; i++)
    watch_lessons (self, folders[i]);
}

static void
free_monitor (gpointer data)
{
  g_file_monitor_cancel (data);
  g_object_unref (data);
}

static void
moa_library_monitor_dispose (GObject *object)
{
  MoaLibraryMonitor *self = MOA_LIBRARY_MONITOR (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->monitors, g_ptr_array_unref);
  G_OBJECT_CLASS (moa_library_monitor_parent_class)->dispose (object);
}

static void
moa_library_monitor_class_init (MoaLibraryMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moa_library_monitor_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MOA_TYPE_LIBRARY_MONITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moa_library_monitor_init (MoaLibraryMonitor *self)
{
  self->monitors = g_ptr_array_new_with_free_func (free_monitor);
  watch (self);
}

/* moa_library_monitor_new:
 *
 * Returns a monitor that watches from now on, owned by the caller. */
MoaLibraryMonitor *
moa_library_monitor_new (void)
{
  return g_object_new (MOA_TYPE_LIBRARY_MONITOR, NULL);
}
