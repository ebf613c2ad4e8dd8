/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plane is cut into square places of a few dozen pixels. Arrows that look the same
 * from one place to another make a bundle, drawn along the first of them. Of all bundles so many
 * are kept as a screen can carry, those of most arrows first. */
#include "moa-edge-bundles.h"

#include "moa-far-line.h"
#include "moa-route.h"
#include "moa-shape.h"

#include <math.h>

#define PLACE 48.0   /* side of a place, pixels */
#define SHORTEST 6.0 /* a bundle that is shorter is left out, pixels */
#define INK 30000.0  /* length of all lines on a screen at the most, on average, pixels */
#define LONG 1500.0  /* an arrow that no screen shows whole, pixels */
#define SCREEN (1280.0 * 800.0) /* pixels */
#define MOST_PLACES 30000.0     /* along one side of the plane */
#define MARGIN 6.0              /* around the clip, pixels */

/* Widths, pixels. */
#define THIN 1.0
#define WIDER 0.7  /* for each step */
#define BAR 1.6    /* at the end of what inhibits */
#define STRONG 2.0 /* of a single arrow that stands out */
#define N_WIDTHS 6u

typedef struct
{
  guint64 key; /* the two places, the role, and whether it is contested */
  guint edge;
} Entry;

typedef struct
{
  const MoaRoute *route; /* of the first arrow */
  MoaEdgeKind kind;
  guint first; /* the index of that */
  guint n_edges;
  gboolean contested; /* all are */
  gboolean inhibits;  /* likewise */
} Bundle;

/* What is drawn at once. */
typedef struct
{
  guint width_class;
  guint role;
  gboolean contested;
} Pass;

struct _MoaEdgeBundles
{
  GArray *bundles;  /* of Bundle, most arrows first */
  MoaIndex *index;  /* of their bounds */
  guint8 *is_whole; /* by index of the edge */
  guint n_left_out; /* arrows */
};

static guint64
get_place (const graphene_rect_t *bounds, const graphene_rect_t *box, double side)
{
  double x = box->origin.x + box->size.width / 2 - bounds->origin.x;
  double y = box->origin.y + box->size.height / 2 - bounds->origin.y;

  return (guint64) MAX (y / side, 0) * 32768 + (guint64) MAX (x / side, 0);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;

  if (one->key != other->key)
    return one->key > other->key ? 1 : -1;

  return (one->edge > other->edge) - (one->edge < other->edge);
}

static GArray *
list_entries (const MoaGeometry *geometry, double scale)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  double side = MAX (PLACE / scale, MAX (bounds.size.width, bounds.size.height) / MOST_PLACES);
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), diagram->n_edges);

  for (guint i = 0; i < diagram->n_edges; i++)
    {
      const MoaEdge *edge = diagram->edges[i];
      graphene_rect_t from = moa_geometry_get_part_box (geometry, &edge->from->part);
      graphene_rect_t to = moa_geometry_get_part_box (geometry, &edge->to->part);
      Entry entry = { .edge = i };

      if (moa_route_get_length (moa_geometry_get_route (geometry, edge)) * scale < SHORTEST)
        continue;
      entry.key = (get_place (&bounds, &from, side) << 34 | get_place (&bounds, &to, side) << 4)
                  + (guint64) moa_style_get_edge_role (edge->kind) * 2
                  + (edge->certainty == MOA_CERTAINTY_CONTESTED);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  return entries;
}

/* Bundles of most arrows first, then the shortest, which show what belongs together. */
static int
compare_bundles (gconstpointer a, gconstpointer b)
{
  const Bundle *one = a;
  const Bundle *other = b;
  double difference = moa_route_get_length (one->route) - moa_route_get_length (other->route);

  if (one->n_edges != other->n_edges)
    return one->n_edges < other->n_edges ? 1 : -1;
  if (difference != 0)
    return difference > 0 ? 1 : -1;

  return (one->first > other->first) - (one->first < other->first);
}

static void
join (Bundle *bundle, gboolean inhibits)
{
  bundle->n_edges++;
  bundle->inhibits &= inhibits;
}

static void
join_entries (MoaEdgeBundles *self, const MoaGeometry *geometry, const GArray *entries)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  guint64 key = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const MoaEdge *edge = diagram->edges[entry->edge];
      gboolean inhibits = moa_edge_get_head (edge) == MOA_HEAD_BAR;
      const Bundle bundle = {
        moa_geometry_get_route (geometry, edge),    edge->kind, entry->edge, 1,
        edge->certainty == MOA_CERTAINTY_CONTESTED, inhibits
      };

      if (self->bundles->len > 0 && entry->key == key)
        join (&g_array_index (self->bundles, Bundle, self->bundles->len - 1), inhibits);
      else
        g_array_append_val (self->bundles, bundle);
      key = entry->key;
    }
  g_array_sort (self->bundles, compare_bundles);
}

static double
get_budget (const MoaGeometry *geometry, double scale)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  double screens = (double) bounds.size.width * bounds.size.height * scale * scale / SCREEN;

  return INK * MAX (screens, 1);
}

static void
thin_out (MoaEdgeBundles *self, const MoaGeometry *geometry, double scale)
{
  double left = get_budget (geometry, scale);
  guint n = 0;

  for (; n < self->bundles->len && left > 0; n++)
    left -= moa_route_get_length (g_array_index (self->bundles, Bundle, n).route) * scale;
  for (guint i = n; i < self->bundles->len; i++)
    self->n_left_out += g_array_index (self->bundles, Bundle, i).n_edges;
  g_array_set_size (self->bundles, n);
}

/* All but long arrows are whole, and of those as many as a screen can carry. */
static void
choose_whole (MoaEdgeBundles *self, const MoaGeometry *geometry, double scale)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  double left = get_budget (geometry, scale);

  self->is_whole = g_malloc0 (MAX (diagram->n_edges, 1));
  for (guint i = 0; i < diagram->n_edges; i++)
    {
      double length = moa_route_get_length (moa_geometry_get_route (geometry, diagram->edges[i]))
                      * scale;

      self->is_whole[i] = length < LONG || left > 0;
      if (length >= LONG)
        left -= length;
    }
}

/**
 * moa_edge_bundles_is_whole:
 * @self: bundles
 * @edge: an arrow of the diagram
 *
 * Whether an arrow that is drawn on its own is drawn from end to end: of many that are longer than
 * a screen, some are drawn at their ends only.
 *
 * Returns: %FALSE for these
 */
gboolean
moa_edge_bundles_is_whole (const MoaEdgeBundles *self, const MoaEdge *edge)
{
  return self->is_whole[edge->part.index];
}

/**
 * moa_edge_bundles_new:
 * @geometry: where everything is; has to outlive the bundles
 * @scale: device pixels per diagram unit, at the least, that they are drawn at
 *
 * Bundles the arrows of a diagram.
 *
 * Returns: (transfer full): the bundles
 */
MoaEdgeBundles *
moa_edge_bundles_new (const MoaGeometry *geometry, double scale)
{
  MoaEdgeBundles *self = g_new0 (MoaEdgeBundles, 1);
  g_autoptr (GArray) entries = list_entries (geometry, scale);
  g_autofree graphene_rect_t *boxes = NULL;

  self->bundles = g_array_new (FALSE, FALSE, sizeof (Bundle));
  self->n_left_out = moa_geometry_get_diagram (geometry)->n_edges - entries->len;
  join_entries (self, geometry, entries);
  thin_out (self, geometry, scale);
  choose_whole (self, geometry, scale);
  boxes = g_new (graphene_rect_t, MAX (self->bundles->len, 1));
  for (guint i = 0; i < self->bundles->len; i++)
    boxes[i] = moa_route_get_bounds (g_array_index (self->bundles, Bundle, i).route);
  self->index = moa_index_new (boxes, self->bundles->len);

  return self;
}

/**
 * moa_edge_bundles_free:
 * @self: (transfer full): bundles
 *
 * Frees them.
 */
void
moa_edge_bundles_free (MoaEdgeBundles *self)
{
  g_free (self->is_whole);
  moa_index_free (self->index);
  g_array_unref (self->bundles);
  g_free (self);
}

/**
 * moa_edge_bundles_get_n:
 * @self: bundles
 *
 * Returns: how many lines there are
 */
guint
moa_edge_bundles_get_n (const MoaEdgeBundles *self)
{
  return self->bundles->len;
}

/**
 * moa_edge_bundles_get_n_edges:
 * @self: bundles
 * @index: of a line
 *
 * Returns: how many arrows it stands for
 */
guint
moa_edge_bundles_get_n_edges (const MoaEdgeBundles *self, guint index)
{
  return g_array_index (self->bundles, Bundle, index).n_edges;
}

/**
 * moa_edge_bundles_get_n_left_out:
 * @self: bundles
 *
 * Returns: how many arrows no line stands for, since they are too short to be seen or would crowd
 * out what matters
 */
guint
moa_edge_bundles_get_n_left_out (const MoaEdgeBundles *self)
{
  return self->n_left_out;
}

static gboolean
add_route (cairo_t *cr, const MoaRoute *route, const graphene_rect_t *area)
{
  const MoaPoint *points = moa_route_get_points (route);
  guint n = moa_route_get_n_points (route);
  gboolean near = area == NULL;
  double enter, leave;

  for (guint i = 1; !near && i < n; i++)
    near = moa_shape_clip_line (area, points[i - 1], points[i], &enter, &leave);
  if (!near)
    return FALSE;

  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);

  return TRUE;
}

/* Each twice as many make a line one step wider. */
static guint
get_width_class (guint n_edges)
{
  guint class = 0;

  for (; n_edges > 1 && class < N_WIDTHS - 1; n_edges /= 2)
    class ++;

  return class;
}

static void
stroke (cairo_t *cr,
        const MoaStyle *style,
        const MoaLook *look,
        const MoaColor *color,
        double width)
{
  MoaColor solid = moa_look_get_line (look, style, color);
  MoaColor faded = moa_color_with_alpha (&solid, moa_look_get_opacity (look, style));

  if (!look->emphasised && !look->selected && !look->faded)
    faded.alpha *= style->calm;
  moa_color_set_source (&faded, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static const Bundle *
get_found (const MoaEdgeBundles *self, const GArray *found, guint i)
{
  return &g_array_index (self->bundles, Bundle, g_array_index (found, guint, i));
}

static gboolean
is_in_pass (const Bundle *bundle, const Pass *pass)
{
  return get_width_class (bundle->n_edges) == pass->width_class
         && (guint) moa_style_get_edge_role (bundle->kind) == pass->role
         && bundle->contested == pass->contested;
}

/* The lines of one pass, then their bars. */
static void
draw_pass (const MoaEdgeBundles *self,
           cairo_t *cr,
           const MoaStyle *style,
           const MoaLook *look,
           const graphene_rect_t *area,
           const GArray *found,
           const Pass *pass,
           double scale)
{
  const MoaColor *color = &style->edges[pass->role];
  gboolean any = FALSE;
  gboolean any_bar = FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const Bundle *bundle = get_found (self, found, i);

      any |= is_in_pass (bundle, pass) && add_route (cr, bundle->route, area);
    }
  if (!any)
    return;
  moa_far_line_set_dashes (cr, pass->contested, scale);
  stroke (cr, style, look, color, (THIN + WIDER * pass->width_class) / scale);
  moa_far_line_set_dashes (cr, FALSE, scale);
  for (guint i = 0; i < found->len; i++)
    {
      const Bundle *bundle = get_found (self, found, i);

      if (bundle->inhibits && is_in_pass (bundle, pass))
        any_bar |= moa_far_line_add_bar (cr, bundle->route, scale);
    }
  if (any_bar)
    stroke (cr, style, look, color, BAR / scale);
}

/**
 * moa_edge_bundles_draw:
 * @self: bundles
 * @cr: where to, in diagram units
 * @style: the style
 * @look: how all of them stand out
 * @clip: only what meets it is drawn
 * @scale: device pixels per diagram unit
 *
 * Draws the bundles, the widest last; dashed where all in one are contested, with a bar where all
 * inhibit.
 */
void
moa_edge_bundles_draw (const MoaEdgeBundles *self,
                       cairo_t *cr,
                       const MoaStyle *style,
                       const MoaLook *look,
                       const graphene_rect_t *clip,
                       double scale)
{
  graphene_rect_t area = moa_shape_grow (clip, MARGIN / scale);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  Pass pass;

  moa_index_find (self->index, &area, found);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (pass.width_class = 0; pass.width_class < N_WIDTHS; pass.width_class++)
    for (pass.role = 0; pass.role < MOA_N_EDGE_ROLES; pass.role++)
      for (pass.contested = FALSE; pass.contested <= TRUE; pass.contested++)
        draw_pass (self, cr, style, look, &area, found, &pass, scale);
}

static void
draw_far (cairo_t *cr,
          const MoaStyle *style,
          const MoaEdge *edge,
          const MoaRoute *route,
          const MoaLook *look,
          double scale)
{
  const MoaColor *color = look->selected ? &style->accent
                                         : moa_style_get_edge_color (style, edge->kind);

  add_route (cr, route, NULL);
  moa_far_line_set_dashes (cr, edge->certainty == MOA_CERTAINTY_CONTESTED, scale);
  stroke (cr, style, look, color, STRONG / scale);
  moa_far_line_set_dashes (cr, FALSE, scale);
  if (moa_edge_get_head (edge) == MOA_HEAD_BAR && moa_far_line_add_bar (cr, route, scale))
    stroke (cr, style, look, color, STRONG / scale);
}

/**
 * moa_edges_draw_far:
 * @cr: where to, in diagram units
 * @style: the style
 * @geometry: where everything is
 * @looks: how they stand out
 * @edges: (element-type guint): the arrows that come into question
 * @scale: device pixels per diagram unit
 *
 * Draws each arrow that stands out, however far away, as a line that is dashed where it is
 * contested and has a bar where it inhibits, but no other head.
 */
void
moa_edges_draw_far (cairo_t *cr,
                    const MoaStyle *style,
                    const MoaGeometry *geometry,
                    const MoaLooks *looks,
                    const GArray *edges,
                    double scale)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < edges->len; i++)
    {
      const MoaEdge *edge = diagram->edges[g_array_index (edges, guint, i)];
      MoaLook look = moa_looks_get (looks, &edge->part);

      if (look.selected || (!look.faded && (look.emphasised || looks->front != NULL)))
        draw_far (cr, style, edge, moa_geometry_get_route (geometry, edge), &look, scale);
    }
}
