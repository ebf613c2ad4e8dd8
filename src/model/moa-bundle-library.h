/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  MOA_HOME_BUILT_IN,
  MOA_HOME_SYSTEM,    /* a data folder of the system: for everybody */
  MOA_HOME_USER,      /* the user's own data folder */
  MOA_HOME_ELSEWHERE, /* a folder or file that somebody opened */
} MoaHome;

/* Where a lesson lies, without anything being known of what is in it. Immutable, counted. */
typedef struct
{
  GFile *location;
  char *name; /* of the folder, or of the file, without its suffix where it is installed */
  MoaHome home;
  char *stamp; /* another one when the lesson has changed; "" where that is not watched */
} MoaLibraryPlace;

MoaLibraryPlace *moa_library_place_new (GFile *location);
MoaLibraryPlace *moa_library_place_ref (MoaLibraryPlace *self);
void moa_library_place_unref (MoaLibraryPlace *self);

GFile *moa_bundle_library_find (const char *id);
gboolean moa_bundle_library_holds (GFile *location);
GPtrArray *moa_bundle_library_list (void);
void moa_bundle_library_list_async (GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *moa_bundle_library_list_finish (GAsyncResult *result, GError **error);
gboolean moa_bundle_library_has_choice (void);
GStrv moa_bundle_library_list_folders (void);
char *moa_bundle_library_describe_unknown (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaLibraryPlace, moa_library_place_unref)

G_END_DECLS
