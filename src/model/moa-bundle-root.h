/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MOA_TYPE_BUNDLE_ROOT (moa_bundle_root_get_type ())
G_DECLARE_FINAL_TYPE (MoaBundleRoot, moa_bundle_root, MOA, BUNDLE_ROOT, GObject)

#define MOA_BUNDLE_ROOT_ERROR (moa_bundle_root_error_quark ())
GQuark moa_bundle_root_error_quark (void);
typedef enum
{
  MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
  MOA_BUNDLE_ROOT_ERROR_OUTSIDE,
  MOA_BUNDLE_ROOT_ERROR_TOO_LARGE,
  MOA_BUNDLE_ROOT_ERROR_ARCHIVE,
} MoaBundleRootError;

#define MOA_BUILT_IN_BUNDLE "kynamro"
#define MOA_BUNDLE_MAIN_FILE "bundle.json"     /* of every lesson, at its root */
#define MOA_BUNDLE_MAX_SIZE (64 * 1024 * 1024) /* bytes of that file */

MoaBundleRoot *moa_bundle_root_new (GFile *location);
MoaBundleRoot *moa_bundle_root_new_for_argument (const char *argument,
                                                 const char *working_directory);
gboolean moa_bundle_root_is_path_inside (const char *path);
GFile *moa_bundle_root_get_location (MoaBundleRoot *self);
gboolean moa_bundle_root_is_archive (MoaBundleRoot *self);
const char *moa_bundle_root_get_main_file (MoaBundleRoot *self);
char *moa_bundle_root_dup_file_name (MoaBundleRoot *self, const char *path);
GBytes *moa_bundle_root_read (MoaBundleRoot *self, const char *path, gsize limit, GError **error);
goffset moa_bundle_root_measure (MoaBundleRoot *self, const char *path, GError **error);
GStrv moa_bundle_root_list_children (MoaBundleRoot *self, const char *path);

G_END_DECLS
