/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A lesson in a single file: a ZIP archive. What is wrong with one is an error of
 * MOA_BUNDLE_ROOT_ERROR. */
#define MOA_TYPE_ARCHIVE (moa_archive_get_type ())
G_DECLARE_FINAL_TYPE (MoaArchive, moa_archive, MOA, ARCHIVE, GObject)

MoaArchive *moa_archive_new_for_file (GFile *file, GError **error);
MoaArchive *moa_archive_new_for_bytes (GBytes *bytes, GError **error);
GBytes *moa_archive_read (MoaArchive *self, const char *path, gsize limit, GError **error);
goffset moa_archive_measure (MoaArchive *self, const char *path, GError **error);
GStrv moa_archive_list_children (MoaArchive *self, const char *folder);

G_END_DECLS
