/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fills the pool of a large lesson with widgets for what is in view and half a view around, a few
 * at a time. */

#include "moa-pool-filler.h"

#define MOST 800
#define TINY 12.0     /* CSS pixels of the longer side of a part that nobody could touch */
#define SLICE_US 3000 /* of making and taking away widgets at a time */

struct _MoaPoolFiller
{
  MoaPartPool *pool;           /* unowned */
  GtkWidget *parent;           /* unowned: of the widgets */
  const MoaGeometry *geometry; /* unowned; NULL when nobody is to fill the pool */
  MoaSession *session;         /* unowned */
  graphene_rect_t visible;     /* diagram units */
  graphene_rect_t region;      /* diagram units, for which the pool was chosen */
  double scale;                /* CSS pixels per diagram unit */
  GPtrArray *wanted;           /* const MoaPart: those that may have no widget yet */
  guint source;
};

/* The pool follows the view in steps of half a view, so that most moves of the camera leave it
 * alone. */
static gboolean
is_pool_behind (MoaPoolFiller *self)
{
  return !graphene_rect_contains_rect (&self->region, &self->visible)
         || self->region.size.width >= 4 * self->visible.size.width;
}

static gboolean
is_slice_over (gint64 began)
{
  return g_get_monotonic_time () - began > SLICE_US;
}

/* Returns whether there was time for all of them. */
static gboolean
remove_widgets_beyond (MoaPoolFiller *self, gint64 began)
{
  for (guint i = moa_part_pool_get_n_widgets (self->pool); i > 0; i--)
    {
      MoaPartWidget *widget = moa_part_pool_get_nth (self->pool, i - 1);
      const MoaPart *part = moa_part_widget_get_part (widget);
      graphene_rect_t box = moa_geometry_get_part_box (self->geometry, part);

      if (graphene_rect_intersection (&box, &self->region, NULL)
          || gtk_widget_is_focus (GTK_WIDGET (widget)))
        continue;
      if (is_slice_over (began))
        return FALSE;
      moa_part_pool_remove (self->pool, part);
    }

  return TRUE;
}

/* What is too small to be told from its neighbours is nothing to touch; the outline has it all the
 * same. */
static gboolean
is_tiny (MoaPoolFiller *self, const MoaPart *part)
{
  const MoaPart *node = part->type == MOA_PART_EDGE ? &((const MoaEdge *) part)->from->part : part;
  graphene_rect_t box = moa_geometry_get_part_box (self->geometry, node);

  return MAX (box.size.width, box.size.height) * self->scale < TINY;
}

static void
want_widget (MoaPoolFiller *self, const MoaPart *part)
{
  graphene_rect_t box = moa_geometry_get_part_box (self->geometry, part);

  if (self->wanted->len < MOST && graphene_rect_intersection (&box, &self->region, NULL)
      && !is_tiny (self, part))
    g_ptr_array_add (self->wanted, (gpointer) part);
}

static void
choose_pool (MoaPoolFiller *self)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (self->geometry);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));

  graphene_rect_inset_r (&self->visible, -self->visible.size.width / 2,
                         -self->visible.size.height / 2, &self->region);
  moa_index_find (moa_geometry_get_node_index (self->geometry), &self->region, nodes);
  moa_index_find (moa_geometry_get_edge_index (self->geometry), &self->region, edges);
  g_ptr_array_set_size (self->wanted, 0);
  for (guint i = 0; i < nodes->len; i++)
    want_widget (self, &diagram->nodes[g_array_index (nodes, guint, i)]->part);
  for (guint i = 0; i < edges->len; i++)
    want_widget (self, &diagram->edges[g_array_index (edges, guint, i)]->part);
}

/* Returns whether there was time for all of them. */
static gboolean
add_wanted_widgets (MoaPoolFiller *self, gint64 began)
{
  while (self->wanted->len > 0)
    {
      const MoaPart *part = g_ptr_array_steal_index (self->wanted, self->wanted->len - 1);

      if (moa_part_pool_get (self->pool, part) == NULL)
        moa_part_pool_add (self->pool, part, self->session);
      if (is_slice_over (began))
        return FALSE;
    }

  return TRUE;
}

/* A little at a time, so that the frames of a camera that moves are not late. */
static gboolean
on_pool_idle (gpointer user_data)
{
  MoaPoolFiller *self = user_data;
  gint64 began = g_get_monotonic_time ();

  if (is_pool_behind (self))
    choose_pool (self);
  if (!remove_widgets_beyond (self, began) || !add_wanted_widgets (self, began))
    return G_SOURCE_CONTINUE;

  moa_part_pool_connect_flow (self->pool);
  gtk_widget_queue_allocate (self->parent);
  self->source = 0;

  return G_SOURCE_REMOVE;
}

/**
 * moa_pool_filler_new:
 * @pool: a pool, which has to outlive the filler
 * @parent: the parent of its widgets
 *
 * A filler that leaves the pool alone until it has a lesson.
 *
 * Returns: (transfer full): a filler
 */
MoaPoolFiller *
moa_pool_filler_new (MoaPartPool *pool, GtkWidget *parent)
{
  MoaPoolFiller *self = g_new0 (MoaPoolFiller, 1);

  self->pool = pool;
  self->parent = parent;
  self->wanted = g_ptr_array_new ();

  return self;
}

/**
 * moa_pool_filler_free:
 * @self: (transfer full): a filler
 *
 * Frees it; the pool stays as it is.
 */
void
moa_pool_filler_free (MoaPoolFiller *self)
{
  moa_pool_filler_set_lesson (self, NULL, NULL);
  g_ptr_array_unref (self->wanted);
  g_free (self);
}

/**
 * moa_pool_filler_set_lesson:
 * @self: a filler
 * @geometry: (nullable): where the parts of the pool's diagram are; lent until another is set
 * @session: (nullable): what the widgets say; lent likewise
 *
 * Begins with another lesson, or leaves the pool alone.
 */
void
moa_pool_filler_set_lesson (MoaPoolFiller *self, const MoaGeometry *geometry, MoaSession *session)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_set_size (self->wanted, 0);
  self->geometry = geometry;
  self->session = session;
  self->region = GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

/**
 * moa_pool_filler_look:
 * @self: a filler
 * @visible: what is in view, diagram units
 * @scale: CSS pixels per diagram unit
 *
 * Follows the view. Not at once: the camera is asked while the view is laid out, and a widget that
 * comes or goes then leaves what is above it without a place when the frame is drawn.
 */
void
moa_pool_filler_look (MoaPoolFiller *self, const graphene_rect_t *visible, double scale)
{
  self->visible = *visible;
  self->scale = scale;
  if (self->geometry != NULL && self->source == 0 && is_pool_behind (self))
    self->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_pool_idle, self, NULL);
}
