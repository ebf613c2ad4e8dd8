/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-art-store.h"

#include "moa-cache.h"

#include <math.h>

/* How many are kept: more than a screen shows. */
#define MOST_NODES 1500u
#define MOST_COMPARTMENTS 600u
#define MOST_LABEL_CELLS 96u
#define MOST_LEVELS 3u

struct _MoaArtStore
{
  MoaCatalog *catalog;
  const MoaGeometry *geometry;
  const MoaDiagram *diagram;
  PangoContext *context;
  MoaSymbolSet *symbols;
  MoaEffectTags *tags;
  MoaPictureSet *pictures; /* NULL: the lesson has none */
  guint pictures_serial;   /* of those that the nodes were made with */

  const MoaCompartment **stage; /* parents before children */
  MoaIndex *places;             /* of their boxes, in that order */
  GHashTable *targets;          /* the nodes that medicines act on */

  MoaCache *compartments;         /* MoaCompartmentArt by index */
  MoaCache *nodes[MOA_N_DETAILS]; /* MoaNodeArt by index */
  MoaCache *labels;               /* MoaEdgeLabels by cell */
  MoaCache *bundles;              /* MoaEdgeBundles by step of scales */
  MoaFarLabels *far_labels;
};

static guint
get_depth (const MoaCompartment *compartment)
{
  guint depth = 0;

  for (; compartment->parent != NULL; compartment = compartment->parent)
    depth++;

  return depth;
}

static int
compare_depths (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MoaCompartment *one = *(const MoaCompartment *const *) a;
  const MoaCompartment *other = *(const MoaCompartment *const *) b;
  int difference = (int) get_depth (one) - (int) get_depth (other);

  return difference != 0
             ? difference
             : (one->part.index > other->part.index) - (one->part.index < other->part.index);
}

static void
set_stage (MoaArtStore *self)
{
  guint n = self->diagram->n_compartments;
  g_autofree graphene_rect_t *boxes = g_new (graphene_rect_t, MAX (n, 1));

  if (n > 0)
    {
      self->stage = g_memdup2 (self->diagram->compartments, n * sizeof (*self->stage));
      g_qsort_with_data (self->stage, (int) n, sizeof (*self->stage), compare_depths, NULL);
    }
  for (guint i = 0; i < n; i++)
    boxes[i] = moa_geometry_get_part_box (self->geometry, &self->stage[i]->part);
  self->places = moa_index_new (boxes, n);
}

static void
gather_targets (MoaArtStore *self)
{
  GPtrArray *medicines = moa_bundle_get_medicines (moa_catalog_get_bundle (self->catalog));

  self->targets = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < medicines->len; i++)
    {
      const MoaMedicine *medicine = g_ptr_array_index (medicines, i);

      for (guint k = 0; k < medicine->n_targets; k++)
        g_hash_table_add (self->targets, (gpointer) medicine->targets[k].node);
    }
}

/**
 * moa_art_store_new:
 * @catalog: the lesson's words in the language to be shown
 * @geometry: where its parts are; has to outlive the store
 * @style: the look
 *
 * An empty store.
 *
 * Returns: (transfer full): the store
 */
MoaArtStore *
moa_art_store_new (MoaCatalog *catalog, const MoaGeometry *geometry, const MoaStyle *style)
{
  MoaArtStore *self = g_new0 (MoaArtStore, 1);
  self->catalog = g_object_ref (catalog);
  self->geometry = geometry;
  self->diagram = moa_geometry_get_diagram (geometry);
  self->context = moa_text_context_new (style);
  self->tags = moa_effect_tags_new (self->context, geometry);
  g_set_object (&self->pictures, moa_picture_set_get_for_bundle (moa_catalog_get_bundle (catalog)));
  self->symbols = moa_symbol_set_new (style, self->pictures);
  set_stage (self);
  gather_targets (self);
  for (guint i = 0; i < MOA_N_DETAILS; i++)
    {
      self->nodes[i] = moa_cache_new (MOST_NODES, (GDestroyNotify) moa_node_art_free);
    }
  self->compartments = moa_cache_new (MOST_COMPARTMENTS, (GDestroyNotify) moa_compartment_art_free);
  self->bundles = moa_cache_new (MOST_LEVELS, (GDestroyNotify) moa_edge_bundles_free);
  self->far_labels = moa_far_labels_new (catalog, geometry, style, self->context, self->stage,
                                         self->places);
  self->labels = moa_cache_new (MOST_LABEL_CELLS, (GDestroyNotify) moa_edge_labels_free);

  return self;
}

/**
 * moa_art_store_free:
 * @self: (transfer full): a store
 *
 * Frees it.
 */
void
moa_art_store_free (MoaArtStore *self)
{
  for (guint i = 0; i < MOA_N_DETAILS; i++)
    {
      moa_cache_free (self->nodes[i]);
    }
  moa_cache_free (self->labels);
  moa_cache_free (self->compartments);
  moa_cache_free (self->bundles);
  moa_far_labels_free (self->far_labels);
  g_hash_table_unref (self->targets);
  moa_index_free (self->places);
  g_free (self->stage);
  moa_symbol_set_free (self->symbols);
  moa_effect_tags_free (self->tags);
  g_clear_object (&self->pictures);
  g_object_unref (self->context);
  g_object_unref (self->catalog);
  g_free (self);
}

/**
 * moa_art_store_get_symbols:
 * @self: a store
 *
 * Returns: (transfer none): the symbols in the colours of the style
 */
MoaSymbolSet *
moa_art_store_get_symbols (MoaArtStore *self)
{
  return self->symbols;
}

/**
 * moa_art_store_get_tags:
 * @self: a store
 *
 * Returns: (transfer none): the words of what medicines do
 */
const MoaEffectTags *
moa_art_store_get_tags (const MoaArtStore *self)
{
  return self->tags;
}

/**
 * moa_art_store_get_stage:
 * @self: a store
 *
 * Returns: (transfer none): all compartments, parents before children
 */
const MoaCompartment *const *
moa_art_store_get_stage (const MoaArtStore *self)
{
  return self->stage;
}

/**
 * moa_art_store_find_compartments:
 * @self: a store
 * @area: where to look, diagram units
 * @found: (element-type guint): filled with the places on the stage of all compartments that meet
 * @area, ascending
 *
 * What compartments are in a rectangle.
 */
void
moa_art_store_find_compartments (const MoaArtStore *self,
                                 const graphene_rect_t *area,
                                 GArray *found)
{
  moa_index_find (self->places, area, found);
}

/**
 * moa_art_store_get_compartment:
 * @self: a store
 * @compartment: a compartment
 *
 * Returns: (transfer none): its art, valid until many others have been got
 */
const MoaCompartmentArt *
moa_art_store_get_compartment (MoaArtStore *self, const MoaCompartment *compartment)
{
  MoaCompartmentArt *art = moa_cache_get (self->compartments, compartment->part.index);

  if (art == NULL)
    {
      art = moa_compartment_art_new (compartment,
                                     moa_catalog_get_text (self->catalog, &compartment->part.label),
                                     self->context);
      moa_cache_add (self->compartments, compartment->part.index, art);
    }

  return art;
}

/**
 * moa_art_store_get_node:
 * @self: a store
 * @node: a node
 * @detail: how far away it is seen from
 *
 * Returns: (transfer none): its art, valid until many others have been got
 */
const MoaNodeArt *
moa_art_store_get_node (MoaArtStore *self, const MoaNode *node, MoaDetail detail)
{
  MoaNodeArt *art = moa_cache_get (self->nodes[detail], node->part.index);

  if (art == NULL)
    {
      graphene_rect_t box = moa_geometry_get_part_box (self->geometry, &node->part);

      art = moa_node_art_new (node, &box, moa_catalog_get_text (self->catalog, &node->part.label),
                              self->context, self->symbols, detail);
      moa_cache_add (self->nodes[detail], node->part.index, art);
    }

  return art;
}

static graphene_rect_t
get_heading (gpointer owner, const MoaCompartment *place)
{
  return moa_compartment_art_get_label_box (moa_art_store_get_compartment (owner, place));
}

/**
 * moa_art_store_get_labels:
 * @self: a store
 * @cell: the number of a cell, see moa_edge_labels_get_cell()
 *
 * Returns: (transfer none): the labels of its arrows, valid until many others have been got
 */
const MoaEdgeLabels *
moa_art_store_get_labels (MoaArtStore *self, guint64 cell)
{
  MoaEdgeLabels *labels = moa_cache_get (self->labels, cell);
  const MoaEdgeLabelSource source = {
    .catalog = self->catalog,
    .geometry = self->geometry,
    .context = self->context,
    .tags = self->tags,
    .targets = self->targets,
    .stage = self->stage,
    .places = self->places,
    .get_heading = get_heading,
    .owner = self,
  };

  if (labels == NULL)
    {
      labels = moa_edge_labels_new (&source, cell);
      moa_cache_add (self->labels, cell, labels);
    }

  return labels;
}

/**
 * moa_art_store_get_bundles:
 * @self: a store
 * @scale: device pixels per diagram unit
 *
 * Returns: (transfer none): the arrows bundled for that scale, valid until those of others are got
 */
const MoaEdgeBundles *
moa_art_store_get_bundles (MoaArtStore *self, double scale)
{
  double level = moa_far_labels_get_level (scale);
  guint64 key = (guint64) (lround (2 * log2 (level)) + 4096);
  MoaEdgeBundles *bundles = moa_cache_get (self->bundles, key);

  if (bundles == NULL)
    {
      bundles = moa_edge_bundles_new (self->geometry, level);
      moa_cache_add (self->bundles, key, bundles);
    }

  return bundles;
}

/**
 * moa_art_store_get_far_labels:
 * @self: a store
 *
 * Returns: (transfer none): the words that are seen from far away
 */
MoaFarLabels *
moa_art_store_get_far_labels (MoaArtStore *self)
{
  return self->far_labels;
}

/**
 * moa_art_store_follow_pictures:
 * @self: a store
 *
 * Forgets the nodes when pictures of the lesson have come since. To be called before each drawing
 * rather than when the pictures tell of it, which is on another thread.
 */
void
moa_art_store_follow_pictures (MoaArtStore *self)
{
  guint serial = self->pictures != NULL ? moa_picture_set_get_serial (self->pictures) : 0;

  if (serial == self->pictures_serial)
    return;

  self->pictures_serial = serial;
  for (guint i = 0; i < MOA_N_DETAILS; i++)
    moa_cache_clear (self->nodes[i]);
}
