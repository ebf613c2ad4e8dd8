/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An arrow is the line of its route with rounded corners, ending a little before the box, and a
 * head after SBGN. */
#include "moa-edge-painter.h"

#include "moa-shape.h"

#include <math.h>

#define END_GAP 2.5 /* between head and box */
#define START_GAP 1.5
#define HEAD_LENGTH 11.0
#define HEAD_WIDTH 10.0
#define BAR_WIDTH 15.0
#define CIRCLE_RADIUS 5.0
#define SCISSORS_RADIUS 11.5
#define CORE_SHARE 0.4 /* of the width of an arrow */
#define COMPARED_WIDTH 1.4
#define TURN_LENGTH 12.0
#define REACH 64.0           /* how far a line may go into a box, and what is drawn around it */
#define SELECTION_MARGIN 8.0 /* of the band under a selected arrow */

/* The control points of a cubic curve that comes closest to a quarter of a circle. */
#define ARC_TANGENT 0.5523

typedef struct
{
  MoaPoint *points;
  guint n_points;
  double radius;
} Line;

static MoaPoint
move_towards (MoaPoint from, MoaPoint to, double distance)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  if (length < 1e-9)
    return from;

  return (MoaPoint){ from.x + (to.x - from.x) * distance / length,
                     from.y + (to.y - from.y) * distance / length };
}

static double
get_length (MoaPoint a, MoaPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

/* Moves an end of the line from the border of a node's box to what is drawn of it. */
static void
reach_body (MoaPoint *end, MoaPoint before, const MoaNodeArt *art, double growth)
{
  double length = get_length (before, *end);
  double reach;

  if (length < 1e-6)
    return;
  reach = moa_node_art_get_reach (art, growth, end->x, end->y, (end->x - before.x) / length,
                                  (end->y - before.y) / length);
  *end = move_towards (before, *end, MAX (length + reach, length / 2));
}

static Line
copy_line (const MoaArrow *arrow)
{
  guint n = moa_route_get_n_points (arrow->route);
  MoaPoint *points = g_memdup2 (moa_route_get_points (arrow->route), n * sizeof (MoaPoint));

  reach_body (&points[0], points[1], arrow->from, arrow->from_growth);
  reach_body (&points[n - 1], points[n - 2], arrow->to, arrow->to_growth);

  return (Line){ points, n, moa_route_get_corner_radius (arrow->route) };
}

/* Takes `distance` off the end of the line, never more than half of its last segment. */
static void
trim_end (Line *line, double distance)
{
  MoaPoint *end = &line->points[line->n_points - 1];
  MoaPoint before = line->points[line->n_points - 2];

  *end = move_towards (*end, before, MIN (distance, get_length (*end, before) / 2));
}

static void
trim_start (Line *line, double distance)
{
  MoaPoint after = line->points[1];

  line->points[0] = move_towards (line->points[0], after,
                                  MIN (distance, get_length (line->points[0], after) / 2));
}

static void
add_corner (cairo_t *cr, MoaPoint before, MoaPoint corner, MoaPoint after, double radius)
{
  double limit = MIN (get_length (before, corner), get_length (corner, after)) / 2;
  double reach = MIN (radius, limit);
  double rest = reach * (1 - ARC_TANGENT);
  MoaPoint a = move_towards (corner, before, reach);
  MoaPoint b = move_towards (corner, after, reach);
  MoaPoint a_control = move_towards (corner, before, rest);
  MoaPoint b_control = move_towards (corner, after, rest);

  cairo_line_to (cr, a.x, a.y);
  cairo_curve_to (cr, a_control.x, a_control.y, b_control.x, b_control.y, b.x, b.y);
}

static void
add_line (cairo_t *cr, const Line *line)
{
  const MoaPoint *points = line->points;
  guint last = line->n_points - 1;

  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < last; i++)
    add_corner (cr, points[i - 1], points[i], points[i + 1], line->radius);
  cairo_line_to (cr, points[last].x, points[last].y);
}

/* How much of the route's end the head takes, beyond the gap. */
static double
get_head_length (MoaHead head, double width)
{
  switch (head)
    {
    case MOA_HEAD_FILLED:
    case MOA_HEAD_OPEN:
      return HEAD_LENGTH + width;
    case MOA_HEAD_CIRCLE:
      return 2 * CIRCLE_RADIUS;
    case MOA_HEAD_BAR:
    default:
      return width;
    }
}

static void
add_triangle (cairo_t *cr, double width)
{
  double half = HEAD_WIDTH / 2 + width / 2;

  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -(HEAD_LENGTH + width), -half);
  cairo_line_to (cr, -(HEAD_LENGTH + width), half);
  cairo_close_path (cr);
}

/* Draws the head with its tip in the origin, pointing right. */
static void
draw_head_shape (cairo_t *cr, MoaHead head, const MoaColor *inside, double width)
{
  switch (head)
    {
    case MOA_HEAD_FILLED:
      add_triangle (cr, width);
      cairo_fill (cr);
      break;
    case MOA_HEAD_OPEN:
      cairo_translate (cr, -width / 2, 0);
      add_triangle (cr, width / 2);
      cairo_stroke_preserve (cr);
      moa_color_set_source (inside, cr);
      cairo_fill (cr);
      break;
    case MOA_HEAD_CIRCLE:
      cairo_arc (cr, -CIRCLE_RADIUS, 0, CIRCLE_RADIUS - width / 2, 0, 2 * G_PI);
      cairo_stroke_preserve (cr);
      moa_color_set_source (inside, cr);
      cairo_fill (cr);
      break;
    case MOA_HEAD_BAR:
    default:
      cairo_set_line_width (cr, width * 1.7);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_move_to (cr, -width, -BAR_WIDTH / 2 - width / 2);
      cairo_line_to (cr, -width, BAR_WIDTH / 2 + width / 2);
      cairo_stroke (cr);
      break;
    }
}

static void
draw_head (cairo_t *cr,
           MoaHead head,
           const Line *line,
           const MoaColor *color,
           const MoaColor *inside,
           double width)
{
  MoaPoint tip = line->points[line->n_points - 1];
  MoaPoint before = line->points[line->n_points - 2];

  cairo_save (cr);
  cairo_translate (cr, tip.x, tip.y);
  cairo_rotate (cr, atan2 (tip.y - before.y, tip.x - before.x));
  moa_color_set_source (color, cr);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  draw_head_shape (cr, head, inside, width);
  cairo_restore (cr);
}

static void
draw_band (cairo_t *cr, const MoaStyle *style, const Line *line, double width)
{
  MoaColor color = moa_color_with_alpha (&style->accent, 0.4);

  cairo_save (cr);
  add_line (cr, line);
  cairo_set_line_width (cr, width + SELECTION_MARGIN);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  moa_color_set_source (&color, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Leaves a hole where the scissors stand, so that the line does not shine through when it fades. */
static void
clip_out (cairo_t *cr, const MoaRoute *route)
{
  graphene_rect_t hole = moa_edge_get_scissors_box (route);
  graphene_rect_t bounds = moa_route_get_bounds (route);
  graphene_rect_t area = moa_shape_grow (&bounds, REACH);

  cairo_rectangle (cr, area.origin.x, area.origin.y, area.size.width, area.size.height);
  moa_shape_oval (cr, &hole);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

/* When two medicines are compared, the arrows of the first are solid, those of the second hollow,
 * and those of both are one and the other by turns. Keeps the path. */
static void
draw_second (cairo_t *cr, const MoaStyle *style, const MoaLook *look, double width, double alpha)
{
  const double turns[] = { TURN_LENGTH, TURN_LENGTH };
  MoaColor line = moa_color_with_alpha (&style->other, alpha);
  MoaColor core = moa_color_with_alpha (&style->page, alpha);

  if (look->share == MOA_SHARE_NEITHER || look->share == MOA_SHARE_ONLY_A)
    return;
  if (look->share != MOA_SHARE_ONLY_B)
    {
      cairo_set_dash (cr, turns, G_N_ELEMENTS (turns), 0);
      moa_color_set_source (&line, cr);
      cairo_stroke_preserve (cr);
    }
  cairo_set_line_width (cr, width * CORE_SHARE);
  moa_color_set_source (&core, cr);
  cairo_stroke_preserve (cr);
}

static void
draw_shaft (cairo_t *cr,
            const MoaStyle *style,
            const MoaArrow *arrow,
            const MoaLook *look,
            const Line *line,
            const MoaColor *color,
            double head_width)
{
  double width = look->share == MOA_SHARE_NEITHER ? head_width : head_width * COMPARED_WIDTH;
  const double dashes[] = { 3 * width, 2.2 * width };

  cairo_save (cr);
  if (moa_edge_has_scissors (arrow->edge))
    clip_out (cr, arrow->route);
  add_line (cr, line);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (arrow->edge->certainty == MOA_CERTAINTY_CONTESTED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  moa_color_set_source (color, cr);
  cairo_stroke_preserve (cr);
  draw_second (cr, style, look, width, color->alpha);
  cairo_new_path (cr);
  cairo_restore (cr);
}

/**
 * moa_edge_get_scissors_box:
 * @route: the line of an arrow
 *
 * Where the scissors of a cleavage stand: in the middle of the line that the head leaves.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_edge_get_scissors_box (const MoaRoute *route)
{
  float size = (float) (2 * SCISSORS_RADIUS);
  MoaPoint middle;

  moa_route_get_point_at (route, (moa_route_get_length (route) - HEAD_LENGTH) / 2, &middle, NULL);

  return GRAPHENE_RECT_INIT ((float) (middle.x - SCISSORS_RADIUS),
                             (float) (middle.y - SCISSORS_RADIUS), size, size);
}

static void
draw_scissors (cairo_t *cr,
               const MoaStyle *style,
               MoaSymbolSet *symbols,
               const MoaRoute *route,
               const MoaColor *color,
               double scale)
{
  graphene_rect_t box = moa_edge_get_scissors_box (route);
  graphene_rect_t inner = moa_shape_grow (&box, -3);
  MoaColor fill = moa_color_with_alpha (&moa_style_get_node_colors (style, MOA_NODE_ENZYME)->fill,
                                        color->alpha);

  moa_shape_oval (cr, &box);
  moa_color_set_source (&fill, cr);
  cairo_fill_preserve (cr);
  moa_color_set_source (color, cr);
  cairo_set_line_width (cr, style->node_border);
  cairo_stroke (cr);
  if (moa_symbol_set_has (symbols, "scissors"))
    moa_symbol_set_draw (symbols, cr, "scissors", inner.origin.x, inner.origin.y, inner.size.width,
                         scale, color->alpha);
}

static double
get_width (const MoaStyle *style, const MoaEdge *edge, const MoaLook *look)
{
  double width = look->emphasised ? style->medicine_edge_width : style->edge_width;

  if (moa_style_get_edge_role (edge->kind) == MOA_EDGE_ROLE_ASSOCIATION)
    width *= 0.75;

  return look->faded && style->fade_to_grey ? width / 2 : width;
}

/**
 * moa_edge_painter_draw:
 * @cr: where to, in diagram units
 * @style: the style
 * @symbols: the symbols of that style
 * @arrow: an arrow
 * @look: how it stands out
 * @scale: device pixels per diagram unit
 *
 * Draws an arrow without its label. Nothing of it lies on anything else of it, so that it fades by
 * its colours alone.
 */
void
moa_edge_painter_draw (cairo_t *cr,
                       const MoaStyle *style,
                       MoaSymbolSet *symbols,
                       const MoaArrow *arrow,
                       const MoaLook *look,
                       double scale)
{
  MoaHead head = moa_edge_get_head (arrow->edge);
  MoaColor solid = moa_look_get_line (look, style,
                                      moa_style_get_edge_color (style, arrow->edge->kind));
  MoaColor color = moa_color_with_alpha (&solid, moa_look_get_opacity (look, style));
  MoaColor inside = moa_color_with_alpha (&style->page, color.alpha);
  double width = get_width (style, arrow->edge, look);
  Line line = copy_line (arrow);
  Line shaft;

  trim_start (&line, START_GAP);
  trim_end (&line, END_GAP);
  shaft = (Line){ g_memdup2 (line.points, line.n_points * sizeof (MoaPoint)), line.n_points,
                  line.radius };
  trim_end (&shaft, get_head_length (head, width) - (color.alpha < 1 ? 0 : width / 2));

  if (look->selected)
    draw_band (cr, style, &line, width);
  draw_shaft (cr, style, arrow, look, &shaft, &color, width);
  draw_head (cr, head, &line, &color, &inside, width);
  if (moa_edge_has_scissors (arrow->edge))
    draw_scissors (cr, style, symbols, arrow->route, &color, scale);

  g_free (shaft.points);
  g_free (line.points);
}
