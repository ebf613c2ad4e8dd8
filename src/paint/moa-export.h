/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moa-diagram-painter.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_EXPORT_SVG,
  MOA_EXPORT_PDF,
  MOA_EXPORT_PNG,
} MoaExportFormat;

/* What the picture shows besides the whole diagram. */
typedef struct
{
  const MoaStep *step; /* its parts in front, title and text below; or NULL */
  const MoaMedicine *const *medicines;
  guint n_medicines; /* taken together; 0: none */
  double scale;      /* PNG: pixels per unit; SVG and PDF: size factor */
  MoaStyleId style;
} MoaExportOptions;

gboolean moa_export_format_from_path (const char *path, MoaExportFormat *format);
gboolean moa_export_write (MoaCatalog *catalog,
                           const MoaExportOptions *options,
                           MoaExportFormat format,
                           const char *path,
                           GError **error);

G_END_DECLS
