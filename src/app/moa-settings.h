/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "moa-describe.h"

G_BEGIN_DECLS

/* What the program remembers from one visit to the next. The only file that names a settings
 * key. */
#define MOA_TYPE_SETTINGS (moa_settings_get_type ())
G_DECLARE_FINAL_TYPE (MoaSettings, moa_settings, MOA, SETTINGS, GObject)

typedef enum
{
  MOA_COLOR_SCHEME_SYSTEM,
  MOA_COLOR_SCHEME_LIGHT,
  MOA_COLOR_SCHEME_DARK,
} MoaColorScheme;

MoaSettings *moa_settings_new (gboolean has_session_bus);

/* Choices: kept whatever moa_settings_get_remember() says. */
char *moa_settings_dup_language (MoaSettings *self);
void moa_settings_set_language (MoaSettings *self, const char *language);
MoaColorScheme moa_settings_get_color_scheme (MoaSettings *self);
void moa_settings_set_color_scheme (MoaSettings *self, MoaColorScheme scheme);
gboolean moa_settings_get_remember (MoaSettings *self);
void moa_settings_set_remember (MoaSettings *self, gboolean remember);

/* Where the last visit ended: the defaults, and nothing is written, unless it is to be
 * remembered. */
void moa_settings_get_window (MoaSettings *self, int *width, int *height, gboolean *maximized);
void moa_settings_set_window (MoaSettings *self, int width, int height, gboolean maximized);
gboolean moa_settings_get_panel_visible (MoaSettings *self);
void moa_settings_set_panel_visible (MoaSettings *self, gboolean visible);
char *moa_settings_dup_page (MoaSettings *self);
void moa_settings_set_page (MoaSettings *self, const char *page);
MoaLevel moa_settings_get_level (MoaSettings *self);
void moa_settings_set_level (MoaSettings *self, MoaLevel level);
char *moa_settings_dup_step (MoaSettings *self, const char *bundle_id);
void moa_settings_set_step (MoaSettings *self, const char *bundle_id, const char *path);
/* By "id version" of a lesson. */
gboolean moa_settings_get_notices_read (MoaSettings *self, const char *lesson);
void moa_settings_add_notices_read (MoaSettings *self, const char *lesson);
GStrv moa_settings_dup_recent (MoaSettings *self);
void moa_settings_insert_recent (MoaSettings *self, const char *uri, guint position);
int moa_settings_remove_recent (MoaSettings *self, const char *uri);

G_END_DECLS
