/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A ZIP archive that is written in memory. Equal members, added in the same order, give equal
 * bytes, wherever and whenever it is done. */
typedef struct _MoaZipWriter MoaZipWriter;

MoaZipWriter *moa_zip_writer_new (void);
void moa_zip_writer_free (MoaZipWriter *self);
gboolean moa_zip_writer_add (MoaZipWriter *self, const char *path, GBytes *bytes, GError **error);
GBytes *moa_zip_writer_finish (MoaZipWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaZipWriter, moa_zip_writer_free)

G_END_DECLS
