/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MOA_TYPE_MO (moa_mo_get_type ())
G_DECLARE_FINAL_TYPE (MoaMo, moa_mo, MOA, MO, GObject)

#define MOA_MO_ERROR (moa_mo_error_quark ())
GQuark moa_mo_error_quark (void);
typedef enum
{
  MOA_MO_ERROR_CORRUPT,
  MOA_MO_ERROR_PLURAL_FORMS,
  MOA_MO_ERROR_LANGUAGE,
} MoaMoError;

MoaMo *moa_mo_new (GBytes *bytes, GError **error);
const char *moa_mo_lookup (MoaMo *self, const char *context, const char *id);
const char *moa_mo_lookup_plural (MoaMo *self, const char *context, const char *id, gulong n);
gboolean moa_mo_check_language (MoaMo *self, const char *language, GError **error);
char *moa_mo_dup_header (MoaMo *self, const char *field);
guint moa_mo_get_n_messages (MoaMo *self);

G_END_DECLS
