/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timetable of a step's motion. Each act takes the time that its way needs, and begins when the
 * one before is over; what comes together into one part comes at once. A step that would take too
 * long keeps its acts as they are and lets them begin sooner after each other, so that they overlap
 * in the order of cause and effect. */

#include "moa-act-private.h"

#include "moa-route.h"

#include <math.h>

#define ACT_SECONDS 1.1             /* of an act without a way */
#define SECONDS_PER_UNIT (1 / 500.) /* of the way; 500 diagram units are a third of a screen */
#define ACT_SECONDS_MAX 2.4
#define STEP_SECONDS_MAX 6.0 /* longer than that, people stop looking */
#define ACTS_MAX 40          /* more at once is a swarm that explains nothing */
#define STILL_BEFORE 0.14    /* share of an act that shows how it begins */
#define GHOST 0.45           /* opacity of what was before */
#define MARGIN 6.0           /* of strokes and halos, diagram units */

struct _MoaActs
{
  const MoaGeometry *geometry;
  GHashTable *symbols; /* graphene_rect_t by node */
  guint n_acts;
  MoaAct *acts;
};

static int
compare_edges (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MoaEdge *first = *(const MoaEdge *const *) a;
  const MoaEdge *second = *(const MoaEdge *const *) b;
  const guint *ranks = user_data;
  int by_from = (int) ranks[first->from->part.index] - (int) ranks[second->from->part.index];
  int by_to = (int) ranks[first->to->part.index] - (int) ranks[second->to->part.index];

  if (by_from != 0)
    return by_from;
  return by_to != 0 ? by_to : (int) first->part.index - (int) second->part.index;
}

static void
sort_by_cause (GPtrArray *edges, const MoaDiagram *diagram)
{
  const MoaNode *const *order = moa_diagram_get_cause_order (diagram);
  g_autofree guint *ranks = g_new (guint, MAX (diagram->n_nodes, 1));

  for (guint i = 0; i < diagram->n_nodes; i++)
    ranks[order[i]->part.index] = i;
  g_ptr_array_sort_with_data (edges, compare_edges, ranks);
}

static gboolean
joins (const MoaEdge *edge)
{
  return edge->kind == MOA_EDGE_BINDING || edge->kind == MOA_EDGE_ASSEMBLY;
}

/* Whether an arrow helps the other one along: what is driven begins where the driver points. */
static gboolean
drives (const MoaEdge *driver, const MoaEdge *driven)
{
  return (driver->kind == MOA_EDGE_CATALYSIS || driver->kind == MOA_EDGE_STIMULATION)
         && driver->to == driven->from
         && (driven->kind == MOA_EDGE_CONVERSION || driven->kind == MOA_EDGE_TRANSPORT);
}

/* Whether two arrows are shown at one time. */
static gboolean
is_partner (const MoaEdge *edge, const MoaEdge *other)
{
  return edge == other || (joins (edge) && joins (other) && edge->to == other->to)
         || drives (edge, other) || drives (other, edge);
}

/* Whether all that comes together with an arrow is there: no other arrow still has to lead to
 * it. */
static gboolean
is_ready (GPtrArray *edges, const MoaEdge *edge)
{
  for (guint i = 0; i < edges->len; i++)
    for (guint j = 0; j < edges->len; j++)
      {
        const MoaEdge *partner = g_ptr_array_index (edges, i);
        const MoaEdge *before = g_ptr_array_index (edges, j);

        if (is_partner (edge, partner) && before->to == partner->from && !is_partner (edge, before))
          return FALSE;
      }

  return TRUE;
}

/* The first one that is ready; in a circle, the first one. */
static const MoaEdge *
choose_next (GPtrArray *edges)
{
  for (guint i = 0; i < edges->len; i++)
    if (is_ready (edges, g_ptr_array_index (edges, i)))
      return g_ptr_array_index (edges, i);

  return g_ptr_array_index (edges, 0);
}

/* Moves an arrow, its partners, and theirs from one array to the other. */
static void
move_group (GPtrArray *from, GPtrArray *to, const MoaEdge *first)
{
  g_ptr_array_remove (from, (gpointer) first);
  g_ptr_array_add (to, (gpointer) first);
  for (guint done = to->len - 1; done < to->len; done++)
    for (guint i = 0; i < from->len;)
      if (is_partner (g_ptr_array_index (to, done), g_ptr_array_index (from, i)))
        g_ptr_array_add (to, g_ptr_array_remove_index (from, i));
      else
        i++;
}

/* Moves arrows from one array to the other, so that nothing joins before it has come. */
static void
put_in_order (GPtrArray *from, GPtrArray *to)
{
  while (from->len > 0)
    move_group (from, to, choose_next (from));
}

static void
add_edges_between (GPtrArray *edges, const MoaPartList *focus)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < focus->n_parts; i++)
    g_hash_table_add (nodes, (gpointer) focus->parts[i]);
  for (guint i = 0; i < focus->n_parts; i++)
    {
      const MoaNode *node = (const MoaNode *) focus->parts[i];

      if (node->part.type != MOA_PART_NODE)
        continue;
      for (guint j = 0; j < node->n_outgoing; j++)
        if (g_hash_table_contains (nodes, node->outgoing[j]->to))
          g_ptr_array_add (edges, (gpointer) node->outgoing[j]);
    }
}

/**
 * moa_acts_list_edges:
 * @diagram: a diagram
 * @focus: parts of it
 *
 * What happens in a step that focuses these parts: its arrows, or those between its parts when it
 * names none; in the order of cause and effect, no more than can be followed.
 *
 * Returns: (transfer full): an array of #MoaEdge
 */
GPtrArray *
moa_acts_list_edges (const MoaDiagram *diagram, const MoaPartList *focus)
{
  g_autoptr (GPtrArray) edges = g_ptr_array_new ();
  GPtrArray *ordered = g_ptr_array_new ();

  for (guint i = 0; i < focus->n_parts; i++)
    if (focus->parts[i]->type == MOA_PART_EDGE)
      g_ptr_array_add (edges, (gpointer) focus->parts[i]);
  if (edges->len == 0)
    add_edges_between (edges, focus);
  sort_by_cause (edges, diagram);
  if (edges->len > ACTS_MAX)
    g_ptr_array_set_size (edges, ACTS_MAX);
  put_in_order (edges, ordered);

  return ordered;
}

static double
get_act_seconds (const MoaGeometry *geometry, const MoaEdge *edge)
{
  double length = moa_route_get_length (moa_geometry_get_route (geometry, edge));

  return MIN (ACT_SECONDS + length * SECONDS_PER_UNIT, ACT_SECONDS_MAX);
}

/* What joins in one part arrives there at the same time; what drives acts with what is driven. */
static const MoaAct *
find_partner (const MoaActs *self, guint index)
{
  for (guint i = 0; i < index; i++)
    if (is_partner (self->acts[index].edge, self->acts[i].edge))
      return &self->acts[i];

  return NULL;
}

static void
make_timetable (MoaActs *self)
{
  double now = 0;

  for (guint i = 0; i < self->n_acts; i++)
    {
      MoaAct *act = &self->acts[i];
      const MoaAct *partner = find_partner (self, i);
      double seconds = get_act_seconds (self->geometry, act->edge);

      act->start = partner != NULL ? partner->start : now;
      act->end = partner != NULL ? partner->end : now + seconds;
      now = MAX (now, act->end);
    }
}

static double
find_longest (const MoaActs *self)
{
  double longest = 0;

  for (guint i = 0; i < self->n_acts; i++)
    longest = MAX (longest, self->acts[i].end - self->acts[i].start);

  return longest;
}

static void
tighten_timetable (MoaActs *self)
{
  double duration = moa_acts_get_duration (self);
  double longest = find_longest (self);
  double share;

  if (duration <= STEP_SECONDS_MAX)
    return;

  share = (STEP_SECONDS_MAX - longest) / (duration - longest);
  for (guint i = 0; i < self->n_acts; i++)
    {
      MoaAct *act = &self->acts[i];
      double seconds = act->end - act->start;

      act->start = MIN (act->start * share, STEP_SECONDS_MAX - seconds);
      act->end = act->start + seconds;
    }
}

/**
 * moa_acts_new:
 * @geometry: where the parts are; has to outlive the acts
 * @focus: the parts of a step
 *
 * What moves in a step, timed: about six seconds at the most.
 *
 * Returns: (transfer full): the acts; none of them where no arrow is in focus
 */
MoaActs *
moa_acts_new (const MoaGeometry *geometry, const MoaPartList *focus)
{
  MoaActs *self = g_new0 (MoaActs, 1);
  g_autoptr (GPtrArray) edges = moa_acts_list_edges (moa_geometry_get_diagram (geometry), focus);

  self->geometry = geometry;
  self->symbols = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->n_acts = edges->len;
  self->acts = g_new0 (MoaAct, MAX (edges->len, 1));
  for (guint i = 0; i < edges->len; i++)
    self->acts[i].edge = g_ptr_array_index (edges, i);
  make_timetable (self);
  tighten_timetable (self);

  return self;
}

/**
 * moa_acts_free:
 * @self: (transfer full): acts
 *
 * Frees them.
 */
void
moa_acts_free (MoaActs *self)
{
  g_hash_table_unref (self->symbols);
  g_free (self->acts);
  g_free (self);
}

/**
 * moa_acts_place_symbol:
 * @self: acts
 * @node: a node at an end of one of their arrows
 * @box: diagram units
 *
 * Tells where the symbol of a node is drawn, so that what moves leaves and arrives exactly there.
 * Without that it is reckoned from the box of the node.
 */
void
moa_acts_place_symbol (MoaActs *self, const MoaNode *node, const graphene_rect_t *box)
{
  g_hash_table_insert (self->symbols, (gpointer) node, g_memdup2 (box, sizeof *box));
}

/**
 * moa_acts_get_n_acts:
 * @self: acts
 *
 * How many there are.
 *
 * Returns: a number, 0 where nothing moves
 */
guint
moa_acts_get_n_acts (const MoaActs *self)
{
  return self->n_acts;
}

/**
 * moa_acts_get_act:
 * @self: acts
 * @index: from 0, in the order in which they begin
 *
 * One of them.
 *
 * Returns: (transfer none): an act
 */
const MoaAct *
moa_acts_get_act (const MoaActs *self, guint index)
{
  g_return_val_if_fail (index < self->n_acts, NULL);

  return &self->acts[index];
}

/**
 * moa_acts_get_duration:
 * @self: acts
 *
 * When the last one is over.
 *
 * Returns: seconds
 */
double
moa_acts_get_duration (const MoaActs *self)
{
  double end = 0;

  for (guint i = 0; i < self->n_acts; i++)
    end = MAX (end, self->acts[i].end);

  return end;
}

/**
 * moa_acts_pose_act:
 * @self: acts
 * @index: one of them
 * @time: seconds
 * @actors: (element-type MoaActor): where to put what there is to draw
 *
 * What one act shows at a time; nothing before it begins and when it is over.
 */
void
moa_acts_pose_act (const MoaActs *self, guint index, double time, GArray *actors)
{
  const MoaAct *act = moa_acts_get_act (self, index);

  if (time > act->start && time < act->end)
    moa_act_pose (self->geometry, self->symbols, act->edge,
                  (time - act->start) / (act->end - act->start), actors);
}

/**
 * moa_acts_pose:
 * @self: acts
 * @time: seconds
 * @actors: (element-type MoaActor): where to put what there is to draw, back to front
 *
 * What all acts show at a time. The same time shows the same.
 */
void
moa_acts_pose (const MoaActs *self, double time, GArray *actors)
{
  for (guint i = 0; i < self->n_acts; i++)
    moa_acts_pose_act (self, i, time, actors);
}

/**
 * moa_acts_pose_still:
 * @self: acts
 * @index: one of them
 * @actors: (element-type MoaActor): where to put what there is to draw, back to front
 *
 * An act as one picture: faint how it begins, dashed the way, and solid what has become of it.
 */
void
moa_acts_pose_still (const MoaActs *self, guint index, GArray *actors)
{
  const MoaEdge *edge = moa_acts_get_act (self, index)->edge;
  MoaActor way = { .shape = MOA_ACTOR_WAY, .edge = edge, .opacity = 1 };
  guint first = actors->len + 1;

  way.clip = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  g_array_append_val (actors, way);
  moa_act_pose (self->geometry, self->symbols, edge, STILL_BEFORE, actors);
  for (guint i = first; i < actors->len; i++)
    g_array_index (actors, MoaActor, i).opacity *= GHOST;
  moa_act_pose (self->geometry, self->symbols, edge, moa_act_get_telling_share (edge), actors);
}

/**
 * moa_actor_get_bounds:
 * @self: an actor
 * @geometry: where the parts are
 *
 * A box that all of it is in, however it is turned.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_actor_get_bounds (const MoaActor *self, const MoaGeometry *geometry)
{
  double radius = hypot (self->width, self->height) / 2 + MARGIN;
  graphene_rect_t bounds;

  if (self->shape == MOA_ACTOR_WAY)
    {
      bounds = moa_route_get_bounds (moa_geometry_get_route (geometry, self->edge));
      return *graphene_rect_inset (&bounds, (float) -MARGIN, (float) -MARGIN);
    }

  return GRAPHENE_RECT_INIT ((float) (self->x - radius), (float) (self->y - radius),
                             (float) (2 * radius), (float) (2 * radius));
}
