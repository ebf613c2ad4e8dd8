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
#define LEAST_SCISSORS_RADIUS 5.0
#define CORE_SHARE 0.4 /* of the width of an arrow */
#define COMPARED_WIDTH 1.4
#define TURN_LENGTH 12.0
#define REACH 64.0           /* how far a line may go into a box, and what is drawn around it */
#define SELECTION_MARGIN 8.0 /* of the ring along a selected arrow, both sides together */
#define SELECTION_GAP 3.0    /* of bare ground inside of it, likewise */

#define SHAFT_SHARE 0.3      /* of a short arrow, which its head leaves to the line at least */
#define MOST_GAP_SHARE 0.125 /* of a short arrow, which each of its gaps takes at the most */
#define TOLERANCE 0.1        /* between the curve and what is drawn, device pixels */

static double
get_length (const MoaPoint *a, const MoaPoint *b)
{
  return hypot (b->x - a->x, b->y - a->y);
}

static MoaPoint
move_towards (const MoaPoint *from, const MoaPoint *to, double distance)
{
  double length = get_length (from, to);

  if (length < 1e-9)
    return *from;

  return (MoaPoint){ from->x + (to->x - from->x) * distance / length,
                     from->y + (to->y - from->y) * distance / length };
}

/* Moves an end of the line from the border of a node's box to what is drawn of it. */
static void
reach_body (MoaPoint *end, const MoaPoint *before, const MoaNodeArt *art, double growth)
{
  double length = get_length (before, end);
  double reach;

  if (art == NULL || length < 1e-6)
    return;
  reach = moa_node_art_get_reach (art, growth, end->x, end->y, (end->x - before->x) / length,
                                  (end->y - before->y) / length);
  *end = move_towards (before, end, MAX (length + reach, length / 2));
}

static MoaPoint *
get_points (GArray *line)
{
  return (MoaPoint *) line->data;
}

/* The curve of the route from body to body, as a polyline. */
static GArray *
trace_line (const MoaArrow *arrow, double scale)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (MoaPoint));
  MoaPoint *points;
  guint last;

  moa_route_flatten (arrow->route, TOLERANCE / scale, line);
  points = get_points (line);
  last = line->len - 1;
  reach_body (&points[0], &points[1], arrow->from, arrow->from_growth);
  reach_body (&points[last], &points[last - 1], arrow->to, arrow->to_growth);

  return line;
}

static double
measure_line (GArray *line)
{
  const MoaPoint *points = get_points (line);
  double length = 0;

  for (guint i = 1; i < line->len; i++)
    length += get_length (&points[i - 1], &points[i]);

  return length;
}

/* Takes `distance` off the end of the line, along the curve. */
static void
trim_end (GArray *line, double distance)
{
  MoaPoint *points = get_points (line);
  guint last = line->len - 1;

  while (last > 1 && get_length (&points[last], &points[last - 1]) <= distance)
    {
      distance -= get_length (&points[last], &points[last - 1]);
      last--;
    }
  points[last] = move_towards (&points[last], &points[last - 1], distance);
  g_array_set_size (line, last + 1);
}

static void
trim_start (GArray *line, double distance)
{
  MoaPoint *points = get_points (line);
  guint first = 0;

  while (first + 2 < line->len && get_length (&points[first], &points[first + 1]) <= distance)
    {
      distance -= get_length (&points[first], &points[first + 1]);
      first++;
    }
  points[first] = move_towards (&points[first], &points[first + 1], distance);
  g_array_remove_range (line, 0, first);
}

static void
add_line (cairo_t *cr, GArray *line)
{
  const MoaPoint *points = get_points (line);

  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < line->len; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
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

/* The head at the end of the line, turned as the part of the line that it covers. */
static void
draw_head (cairo_t *cr,
           MoaHead head,
           const MoaPoint *base,
           const MoaPoint *tip,
           double size,
           const MoaColor *color,
           const MoaColor *inside,
           double width)
{
  cairo_save (cr);
  cairo_translate (cr, tip->x, tip->y);
  cairo_rotate (cr, atan2 (tip->y - base->y, tip->x - base->x));
  cairo_scale (cr, size, size);
  moa_color_set_source (color, cr);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  draw_head_shape (cr, head, inside, width);
  cairo_restore (cr);
}

/* A ring along the line with bare ground between, as around a node: a band under the line would
 * take its contrast away. */
static void
draw_selection (cairo_t *cr, const MoaStyle *style, GArray *line, double width)
{
  cairo_push_group (cr);
  add_line (cr, line);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, width + SELECTION_MARGIN);
  moa_color_set_source (&style->accent, cr);
  cairo_stroke_preserve (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_set_line_width (cr, width + SELECTION_GAP);
  cairo_stroke (cr);
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
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

/* Dashes fit into the line, so that it begins and ends with a whole one, however short it is. */
static void
set_dashes (cairo_t *cr, GArray *line, double width)
{
  double dashes[] = { 3 * width, 2.2 * width };
  double length = measure_line (line);
  double n_gaps = MAX (round ((length - dashes[0]) / (dashes[0] + dashes[1])), 1);
  double stretch = length / (n_gaps * (dashes[0] + dashes[1]) + dashes[0]);

  if (stretch < 1e-3)
    return;
  dashes[0] *= stretch;
  dashes[1] *= stretch;
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
}

static void
draw_shaft (cairo_t *cr,
            const MoaStyle *style,
            const MoaArrow *arrow,
            const MoaLook *look,
            GArray *line,
            const MoaColor *color,
            double head_width)
{
  double width = look->share == MOA_SHARE_NEITHER ? head_width : head_width * COMPARED_WIDTH;

  cairo_save (cr);
  if (moa_edge_has_scissors (arrow->edge))
    clip_out (cr, arrow->route);
  add_line (cr, line);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (arrow->edge->certainty == MOA_CERTAINTY_CONTESTED)
    set_dashes (cr, line, width);
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
 * Where the scissors of a cleavage stand: in the middle of the line that the head leaves,
 * smaller where that is short.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_edge_get_scissors_box (const MoaRoute *route)
{
  double room = (moa_route_get_length (route) - HEAD_LENGTH) / 2;
  double radius = CLAMP (room, LEAST_SCISSORS_RADIUS, SCISSORS_RADIUS);
  float size = (float) (2 * radius);
  MoaPoint middle;

  moa_route_get_point_at (route, room, &middle, NULL);

  return GRAPHENE_RECT_INIT ((float) (middle.x - radius), (float) (middle.y - radius), size, size);
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
  g_autoptr (GArray) line = trace_line (arrow, scale);
  double length = measure_line (line);
  double head_length = get_head_length (head, width);
  double size;
  MoaPoint tip;

  trim_start (line, MIN (START_GAP, length * MOST_GAP_SHARE));
  trim_end (line, MIN (END_GAP, length * MOST_GAP_SHARE));
  size = MIN (1, measure_line (line) * (1 - SHAFT_SHARE) / head_length);
  tip = g_array_index (line, MoaPoint, line->len - 1);

  if (look->selected)
    draw_selection (cr, style, line, width);
  trim_end (line, size * (head_length - (color.alpha < 1 ? 0 : width / 2)));
  draw_shaft (cr, style, arrow, look, line, &color, width);
  draw_head (cr, head, &g_array_index (line, MoaPoint, line->len - 1), &tip, size, &color, &inside,
             width);
  if (moa_edge_has_scissors (arrow->edge))
    draw_scissors (cr, style, symbols, arrow->route, &color, scale);
}
