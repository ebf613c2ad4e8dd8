/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A worker must not look at what the main thread may change meanwhile: the lists of a highlight are
 * copied, everything else is immutable and kept. Parts stay where they are as long as the catalog
 * keeps the lesson. */

#include "moa-tile-scene.h"

#include "moa-picture-set.h"
#include "moa-shape.h"

#define OVERHANG 24.0       /* how far a selected node is drawn outside its box, diagram units */
#define EDGE_OVERHANG 160.0 /* the same for an arrow, whose label stands beside it */

struct _MoaTileScene
{
  gatomicrefcount ref_count;
  MoaCatalog *catalog;
  MoaGeometry *geometry;
  const MoaStyle *style;
  guint pictures_serial; /* of the lesson's own pictures */
  MoaPartList focus;
  MoaHighlight highlight;
};

static void
copy_highlight (MoaTileScene *self, const MoaHighlight *highlight)
{
  self->highlight = *highlight;
  if (highlight->influence != NULL)
    moa_influence_ref ((MoaInfluence *) highlight->influence);
  if (highlight->compare != NULL)
    moa_compare_ref ((MoaCompare *) highlight->compare);
  if (highlight->focus == NULL)
    return;

  self->focus.n_parts = highlight->focus->n_parts;
  self->focus.parts = g_memdup2 (highlight->focus->parts,
                                 self->focus.n_parts * sizeof (*self->focus.parts));
  self->highlight.focus = &self->focus;
}

/**
 * moa_tile_scene_new:
 * @catalog: the lesson's words
 * @geometry: where its parts are; what it is of lives as long as @catalog
 * @style: the look
 * @highlight: what is put in front; its lists are copied
 *
 * A scene with the pictures of the lesson that have come until now. On the main thread.
 *
 * Returns: (transfer full): the scene
 */
MoaTileScene *
moa_tile_scene_new (MoaCatalog *catalog,
                    MoaGeometry *geometry,
                    const MoaStyle *style,
                    const MoaHighlight *highlight)
{
  MoaBundle *bundle = moa_catalog_get_bundle (catalog);
  MoaPictureSet *pictures = moa_picture_set_get_for_bundle (bundle);
  MoaTileScene *self;

  g_return_val_if_fail (moa_geometry_get_diagram (geometry) == moa_bundle_get_diagram (bundle),
                        NULL);

  self = g_new0 (MoaTileScene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->catalog = g_object_ref (catalog);
  self->geometry = moa_geometry_ref (geometry);
  self->style = style;
  if (pictures != NULL)
    self->pictures_serial = moa_picture_set_get_serial (pictures);
  copy_highlight (self, highlight);

  return self;
}

/**
 * moa_tile_scene_ref:
 * @self: a scene
 *
 * Returns: (transfer full): @self
 */
MoaTileScene *
moa_tile_scene_ref (MoaTileScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * moa_tile_scene_unref:
 * @self: (transfer full): a scene
 *
 * Lets go of it. The last to do so has to be the main thread, to which the lesson belongs that may
 * go with it.
 */
void
moa_tile_scene_unref (MoaTileScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->highlight.influence != NULL)
    moa_influence_unref ((MoaInfluence *) self->highlight.influence);
  if (self->highlight.compare != NULL)
    moa_compare_unref ((MoaCompare *) self->highlight.compare);
  g_free (self->focus.parts);
  moa_geometry_unref (self->geometry);
  g_object_unref (self->catalog);
  g_free (self);
}

/**
 * moa_tile_scene_get_geometry:
 * @self: a scene
 *
 * Returns: (transfer none): where the parts are
 */
const MoaGeometry *
moa_tile_scene_get_geometry (const MoaTileScene *self)
{
  return self->geometry;
}

/**
 * moa_tile_scene_get_style:
 * @self: a scene
 *
 * Returns: (transfer none): the look
 */
const MoaStyle *
moa_tile_scene_get_style (const MoaTileScene *self)
{
  return self->style;
}

/**
 * moa_tile_scene_get_highlight:
 * @self: a scene
 *
 * Returns: (transfer none): what is put in front
 */
const MoaHighlight *
moa_tile_scene_get_highlight (const MoaTileScene *self)
{
  return &self->highlight;
}

/**
 * moa_tile_scene_create_painter:
 * @self: a scene, which has to outlive the painter
 *
 * Returns: (transfer full): a painter for the thread that asks
 */
MoaDiagramPainter *
moa_tile_scene_create_painter (const MoaTileScene *self)
{
  return moa_diagram_painter_new (self->catalog, self->geometry, self->style);
}

/**
 * moa_tile_scene_shares_painter:
 * @self: a scene
 * @other: another
 *
 * Whether they differ in nothing but the highlight.
 *
 * Returns: %TRUE if one painter will do for both
 */
gboolean
moa_tile_scene_shares_painter (const MoaTileScene *self, const MoaTileScene *other)
{
  return self->catalog == other->catalog && self->geometry == other->geometry
         && self->style == other->style;
}

static gboolean
has_same_focus (const MoaTileScene *self, const MoaTileScene *other)
{
  if (self->focus.n_parts != other->focus.n_parts)
    return FALSE;

  for (guint i = 0; i < self->focus.n_parts; i++)
    if (self->focus.parts[i] != other->focus.parts[i])
      return FALSE;

  return TRUE;
}

static graphene_rect_t
measure_part (const MoaTileScene *self, const MoaPart *part)
{
  graphene_rect_t box;

  if (part == NULL)
    return GRAPHENE_RECT_INIT (0, 0, 0, 0);

  box = moa_geometry_get_part_box (self->geometry, part);

  return moa_shape_grow (&box, part->type == MOA_PART_EDGE ? EDGE_OVERHANG : OVERHANG);
}

/**
 * moa_tile_scene_find_changes:
 * @self: a scene
 * @other: another
 * @changes: (out): where they differ, diagram units; either may be empty
 *
 * Finds the little that another selection changes.
 *
 * Returns: %FALSE if they may differ everywhere
 */
gboolean
moa_tile_scene_find_changes (const MoaTileScene *self,
                             const MoaTileScene *other,
                             graphene_rect_t changes[2])
{
  if (!moa_tile_scene_shares_painter (self, other)
      || self->pictures_serial != other->pictures_serial
      || self->highlight.influence != other->highlight.influence
      || self->highlight.compare != other->highlight.compare || !has_same_focus (self, other))
    return FALSE;

  changes[0] = changes[1] = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  if (self->highlight.selected == other->highlight.selected)
    return TRUE;
  changes[0] = measure_part (self, self->highlight.selected);
  changes[1] = measure_part (self, other->highlight.selected);

  return TRUE;
}
