/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-act.h"
#include "moa-route.h"

#include <math.h>
#include <string.h>

#define N_NODES 6
#define STEP_SECONDS_MAX 6.0

/* Six parts in a row, 200 units apart, and the arrows that a test draws. */
typedef struct
{
  MoaDiagram diagram;
  MoaNode nodes[N_NODES];
  const MoaNode *order[N_NODES];
  MoaEdge edges[64];
  const MoaEdge *edge_list[64];
  const MoaEdge *outgoing[N_NODES][64];
  const MoaEdge *incoming[N_NODES][64];
  const MoaPart *focus_parts[64];
  MoaPartList focus;
  MoaGeometry *geometry;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_NODES; i++)
    {
      MoaNode *node = &fixture->nodes[i];

      node->part.index = i;
      node->kind = MOA_NODE_PROTEIN;
      node->x = 100 + 200 * i;
      node->y = 100;
      node->width = 100;
      node->height = 80;
      node->outgoing = fixture->outgoing[i];
      node->incoming = fixture->incoming[i];
      fixture->order[i] = node;
    }
  fixture->diagram.width = 1400;
  fixture->diagram.height = 300;
  fixture->diagram.n_nodes = N_NODES;
  fixture->diagram.nodes = fixture->order;
  fixture->diagram.cause_order = fixture->order;
  fixture->diagram.edges = fixture->edge_list;
  fixture->focus.parts = fixture->focus_parts;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->geometry, moa_geometry_unref);
}

static const MoaEdge *
connect_nodes (Fixture *fixture, guint from, guint to, MoaEdgeKind kind)
{
  guint index = fixture->diagram.n_edges++;
  MoaEdge *edge = &fixture->edges[index];
  MoaNode *source = &fixture->nodes[from];
  MoaNode *target = &fixture->nodes[to];

  edge->part.type = MOA_PART_EDGE;
  edge->part.index = index;
  edge->kind = kind;
  edge->from = source;
  edge->to = target;
  fixture->edge_list[index] = edge;
  source->outgoing[source->n_outgoing++] = edge;
  target->incoming[target->n_incoming++] = edge;
  fixture->focus_parts[fixture->focus.n_parts++] = &edge->part;
  return edge;
}

static MoaActs *
make_acts (Fixture *fixture)
{
  g_clear_pointer (&fixture->geometry, moa_geometry_unref);
  fixture->geometry = moa_geometry_new (&fixture->diagram);
  return moa_acts_new (fixture->geometry, &fixture->focus);
}

static GArray *
new_actors (void)
{
  return g_array_new (FALSE, FALSE, sizeof (MoaActor));
}

static void
assert_sane (const MoaActor *actor)
{
  g_assert_true (isfinite (actor->x) && isfinite (actor->y) && isfinite (actor->angle));
  g_assert_true (actor->width >= 0 && actor->height >= 0);
  g_assert_cmpfloat (actor->opacity, >=, 0);
  g_assert_cmpfloat (actor->opacity, <=, 1);
  g_assert_cmpfloat (actor->value, >=, 0);
  g_assert_cmpfloat (actor->value, <=, 1);
}

static void
test_nothing_moves_without_arrows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaActs) acts = make_acts (fixture);
  g_autoptr (GArray) actors = new_actors ();

  moa_acts_pose (acts, 0.5, actors);
  g_assert_cmpuint (moa_acts_get_n_acts (acts), ==, 0);
  g_assert_cmpfloat (moa_acts_get_duration (acts), ==, 0);
  g_assert_cmpuint (actors->len, ==, 0);
}

static void
test_arrows_between_parts_are_found_where_none_is_named (Fixture *fixture, gconstpointer data)
{
  const MoaEdge *inside = connect_nodes (fixture, 0, 1, MOA_EDGE_TRANSPORT);

  connect_nodes (fixture, 1, 2, MOA_EDGE_TRANSPORT);
  fixture->focus.n_parts = 2;
  fixture->focus_parts[0] = &fixture->nodes[0].part;
  fixture->focus_parts[1] = &fixture->nodes[1].part;
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);

    g_assert_cmpuint (moa_acts_get_n_acts (acts), ==, 1);
    g_assert_true (moa_acts_get_act (acts, 0)->edge == inside);
  }
}

static void
test_causes_come_before_effects (Fixture *fixture, gconstpointer data)
{
  const MoaEdge *late = connect_nodes (fixture, 2, 3, MOA_EDGE_TRANSPORT);
  const MoaEdge *early = connect_nodes (fixture, 0, 1, MOA_EDGE_TRANSPORT);
  g_autoptr (MoaActs) acts = make_acts (fixture);

  g_assert_true (moa_acts_get_act (acts, 0)->edge == early);
  g_assert_true (moa_acts_get_act (acts, 1)->edge == late);
  g_assert_cmpfloat (moa_acts_get_act (acts, 1)->start, >=, moa_acts_get_act (acts, 0)->end);
}

/* What pairs up comes at once, and not before all of it can be there. */
static void
test_partners_come_together_and_wait_for_each_other (Fixture *fixture, gconstpointer data)
{
  const MoaEdge *first = connect_nodes (fixture, 0, 3, MOA_EDGE_BINDING);
  const MoaEdge *before = connect_nodes (fixture, 1, 2, MOA_EDGE_TRANSPORT);
  const MoaEdge *second = connect_nodes (fixture, 2, 3, MOA_EDGE_BINDING);
  g_autoptr (MoaActs) acts = make_acts (fixture);

  g_assert_true (moa_acts_get_act (acts, 0)->edge == before);
  g_assert_true (moa_acts_get_act (acts, 1)->edge == first);
  g_assert_true (moa_acts_get_act (acts, 2)->edge == second);
  g_assert_cmpfloat (moa_acts_get_act (acts, 1)->start, ==, moa_acts_get_act (acts, 2)->start);
  g_assert_cmpfloat (moa_acts_get_act (acts, 1)->end, ==, moa_acts_get_act (acts, 2)->end);
}

static void
test_circles_end (Fixture *fixture, gconstpointer data)
{
  connect_nodes (fixture, 0, 1, MOA_EDGE_TRANSPORT);
  connect_nodes (fixture, 1, 2, MOA_EDGE_BINDING);
  connect_nodes (fixture, 2, 0, MOA_EDGE_RECYCLING);
  connect_nodes (fixture, 2, 2, MOA_EDGE_STIMULATION);
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);

    g_assert_cmpuint (moa_acts_get_n_acts (acts), ==, 4);
  }
}

static void
test_a_long_step_is_bounded_and_keeps_its_order (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    connect_nodes (fixture, i % N_NODES, (i * 7 + 1) % N_NODES, (MoaEdgeKind) (i % 16));
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);

    g_assert_cmpfloat (moa_acts_get_duration (acts), <=, STEP_SECONDS_MAX + 1e-9);
    g_assert_cmpuint (moa_acts_get_n_acts (acts), ==, 40);
    for (guint i = 1; i < moa_acts_get_n_acts (acts); i++)
      g_assert_cmpfloat (moa_acts_get_act (acts, i)->start, >=,
                         moa_acts_get_act (acts, i - 1)->start);
  }
}

/* For every kind of arrow between every two kinds of parts. */
static void
check_pair (Fixture *fixture, MoaEdgeKind kind, MoaNodeKind from, MoaNodeKind to)
{
  g_autoptr (MoaActs) acts = NULL;
  g_autoptr (GArray) actors = new_actors ();
  g_autoptr (GArray) again = new_actors ();
  guint shown = 0;

  fixture->nodes[0].kind = from;
  fixture->nodes[1].kind = to;
  fixture->edges[0].kind = kind;
  acts = make_acts (fixture);
  for (double t = 0.01; t < moa_acts_get_duration (acts); t += 0.05)
    {
      g_array_set_size (actors, 0);
      g_array_set_size (again, 0);
      moa_acts_pose (acts, t, actors);
      moa_acts_pose (acts, t, again);
      g_assert_cmpmem (actors->data, actors->len * sizeof (MoaActor), again->data,
                       again->len * sizeof (MoaActor));
      for (guint i = 0; i < actors->len; i++)
        assert_sane (&g_array_index (actors, MoaActor, i));
      shown += actors->len;
    }
  g_assert_cmpuint (shown, >, 20);
}

static void
test_every_kind_of_arrow_moves_between_all_kinds_of_parts (Fixture *fixture, gconstpointer data)
{
  connect_nodes (fixture, 0, 1, MOA_EDGE_TRANSPORT);
  for (int kind = 0; kind <= MOA_EDGE_ASSOCIATION; kind++)
    for (int from = 0; from <= MOA_NODE_PHENOTYPE; from++)
      for (int to = 0; to <= MOA_NODE_PHENOTYPE; to++)
        check_pair (fixture, (MoaEdgeKind) kind, (MoaNodeKind) from, (MoaNodeKind) to);
}

static void
test_nothing_is_left_when_it_is_over (Fixture *fixture, gconstpointer data)
{
  for (int kind = 0; kind <= MOA_EDGE_ASSOCIATION; kind++)
    connect_nodes (fixture, 0, 1, (MoaEdgeKind) kind);
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);
    g_autoptr (GArray) actors = new_actors ();

    moa_acts_pose (acts, moa_acts_get_duration (acts), actors);
    g_assert_cmpuint (actors->len, ==, 0);
  }
}

static MoaActor
find_actor (MoaActs *acts, double share, MoaActorShape shape)
{
  g_autoptr (GArray) actors = new_actors ();
  const MoaAct *act = moa_acts_get_act (acts, 0);

  moa_acts_pose_act (acts, 0, act->start + share * (act->end - act->start), actors);
  for (guint i = 0; i < actors->len; i++)
    if (g_array_index (actors, MoaActor, i).shape == shape)
      return g_array_index (actors, MoaActor, i);
  g_assert_not_reached ();
}

static void
test_transport_follows_its_route (Fixture *fixture, gconstpointer data)
{
  const MoaEdge *edge = connect_nodes (fixture, 0, 1, MOA_EDGE_TRANSPORT);
  g_autoptr (MoaActs) acts = make_acts (fixture);
  MoaActor half = find_actor (acts, 0.5, MOA_ACTOR_SYMBOL);
  const MoaRoute *route = moa_geometry_get_route (fixture->geometry, edge);

  g_assert_cmpfloat (moa_route_get_distance (route, half.x, half.y), <, 1e-3);
  g_assert_cmpfloat (find_actor (acts, 0.1, MOA_ACTOR_SYMBOL).x, <, half.x);
  g_assert_cmpfloat (find_actor (acts, 0.9, MOA_ACTOR_SYMBOL).x, >, half.x);
}

static void
test_conversion_takes_the_size_of_what_it_becomes (Fixture *fixture, gconstpointer data)
{
  fixture->nodes[0].kind = fixture->nodes[1].kind = MOA_NODE_LIPOPROTEIN;
  fixture->nodes[0].height = 100;
  fixture->nodes[1].height = 50;
  connect_nodes (fixture, 0, 1, MOA_EDGE_CONVERSION);
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);

    g_assert_cmpfloat_with_epsilon (find_actor (acts, 0.2, MOA_ACTOR_SYMBOL).width, 74, 0.01);
    g_assert_cmpfloat_with_epsilon (find_actor (acts, 0.9, MOA_ACTOR_SYMBOL).width, 37, 0.01);
  }
}

/* One strand alone does not zip; a medicine and an RNA that bind in one part do, base by base. */
static void
test_strands_zip_base_by_base (Fixture *fixture, gconstpointer data)
{
  fixture->nodes[0].kind = MOA_NODE_MEDICINE;
  fixture->nodes[1].kind = MOA_NODE_RNA;
  connect_nodes (fixture, 0, 1, MOA_EDGE_BINDING);
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);
    double before = find_actor (acts, 0.55, MOA_ACTOR_STRANDS).value;
    double after = find_actor (acts, 0.8, MOA_ACTOR_STRANDS).value;

    g_assert_cmpfloat (before, <, after);
    g_assert_cmpfloat (find_actor (acts, 0.9, MOA_ACTOR_STRANDS).value, ==, 1);
  }
}

static void
test_scissors_shut_before_the_halves_part (Fixture *fixture, gconstpointer data)
{
  fixture->nodes[0].kind = MOA_NODE_ENZYME;
  fixture->nodes[1].kind = MOA_NODE_RNA;
  connect_nodes (fixture, 0, 1, MOA_EDGE_CLEAVAGE);
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);
    double whole = find_actor (acts, 0.6, MOA_ACTOR_SYMBOL).x;

    g_assert_cmpfloat (find_actor (acts, 0.649, MOA_ACTOR_SCISSORS).value, <, 0.05);
    g_assert_cmpfloat (find_actor (acts, 0.85, MOA_ACTOR_SYMBOL).x, <, whole - 2);
  }
}

static void
test_inhibition_stops_what_its_target_does (Fixture *fixture, gconstpointer data)
{
  connect_nodes (fixture, 0, 1, MOA_EDGE_INHIBITION);
  connect_nodes (fixture, 1, 2, MOA_EDGE_TRANSPORT);
  fixture->focus.n_parts = 1;
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);

    g_assert_cmpfloat (find_actor (acts, 0.3, MOA_ACTOR_BEAD).opacity, >, 0.9);
    g_assert_cmpfloat (find_actor (acts, 0.85, MOA_ACTOR_BEAD).opacity, <, 0.01);
    g_assert_cmpfloat (find_actor (acts, 0.85, MOA_ACTOR_VEIL).opacity, >, 0.15);
  }
}

static void
test_a_still_shows_before_way_and_after (Fixture *fixture, gconstpointer data)
{
  connect_nodes (fixture, 0, 1, MOA_EDGE_TRANSPORT);
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);
    g_autoptr (GArray) actors = new_actors ();
    const MoaActor *shown;

    moa_acts_pose_still (acts, 0, actors);
    shown = &g_array_index (actors, MoaActor, 0);
    g_assert_cmpuint (actors->len, ==, 3);
    g_assert_cmpint (shown[0].shape, ==, MOA_ACTOR_WAY);
    g_assert_cmpfloat (shown[1].opacity, <, 0.5);
    g_assert_cmpfloat (shown[2].opacity, >, 0.9);
    g_assert_cmpfloat (shown[1].x, <, shown[2].x - 100);
  }
}

static void
test_actors_stay_in_their_bounds (Fixture *fixture, gconstpointer data)
{
  connect_nodes (fixture, 0, 1, MOA_EDGE_TRANSPORT);
  {
    g_autoptr (MoaActs) acts = make_acts (fixture);
    MoaActor actor = find_actor (acts, 0.5, MOA_ACTOR_SYMBOL);
    graphene_rect_t bounds = moa_actor_get_bounds (&actor, fixture->geometry);

    g_assert_cmpfloat (bounds.origin.x, <, actor.x - actor.width * 0.56);
    g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >, actor.x + actor.width * 0.56);
  }
}

static void
test_what_drives_acts_with_what_it_drives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaActs) acts = NULL;

  connect_nodes (fixture, 0, 1, MOA_EDGE_CONVERSION);
  connect_nodes (fixture, 0, 2, MOA_EDGE_CONVERSION);
  connect_nodes (fixture, 3, 0, MOA_EDGE_CATALYSIS);
  acts = make_acts (fixture);
  g_assert_cmpuint (moa_acts_get_n_acts (acts), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (moa_acts_get_act (acts, i)->start, ==, 0);
      g_assert_cmpfloat (moa_acts_get_act (acts, i)->end, ==, moa_acts_get_duration (acts));
    }
}

static void
test_symbols_leave_and_arrive_where_they_are_drawn (Fixture *fixture, gconstpointer data)
{
  const MoaEdge *edge = connect_nodes (fixture, 0, 1, MOA_EDGE_TRANSPORT);
  g_autoptr (MoaActs) acts = make_acts (fixture);
  MoaActor actor;

  moa_acts_place_symbol (acts, edge->from, &GRAPHENE_RECT_INIT (60, 70, 40, 40));
  moa_acts_place_symbol (acts, edge->to, &GRAPHENE_RECT_INIT (290, 66, 44, 44));
  actor = find_actor (acts, 0.0001, MOA_ACTOR_SYMBOL);
  g_assert_cmpfloat_with_epsilon (actor.x, 80, 0.1);
  g_assert_cmpfloat_with_epsilon (actor.y, 90, 0.1);
  actor = find_actor (acts, 0.9999, MOA_ACTOR_SYMBOL);
  g_assert_cmpfloat_with_epsilon (actor.x, 312, 0.1);
  g_assert_cmpfloat_with_epsilon (actor.y, 88, 0.1);
  g_assert_cmpfloat_with_epsilon (actor.width, 44, 1e-3);
  g_assert_cmpfloat (actor.halo, ==, 0);
  g_assert_cmpfloat (find_actor (acts, 0.5, MOA_ACTOR_SYMBOL).halo, ==, 1);
}

#define ADD(name, function) g_test_add ("/act/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-moves-without-arrows", test_nothing_moves_without_arrows);
  ADD ("arrows-between-parts-are-found", test_arrows_between_parts_are_found_where_none_is_named);
  ADD ("causes-come-before-effects", test_causes_come_before_effects);
  ADD ("partners-come-together", test_partners_come_together_and_wait_for_each_other);
  ADD ("what-drives-acts-with-it", test_what_drives_acts_with_what_it_drives);
  ADD ("symbols-leave-and-arrive-exactly", test_symbols_leave_and_arrive_where_they_are_drawn);
  ADD ("circles-end", test_circles_end);
  ADD ("long-step-is-bounded", test_a_long_step_is_bounded_and_keeps_its_order);
  ADD ("every-kind-moves", test_every_kind_of_arrow_moves_between_all_kinds_of_parts);
  ADD ("nothing-is-left", test_nothing_is_left_when_it_is_over);
  ADD ("transport-follows-its-route", test_transport_follows_its_route);
  ADD ("conversion-takes-the-size", test_conversion_takes_the_size_of_what_it_becomes);
  ADD ("strands-zip", test_strands_zip_base_by_base);
  ADD ("scissors-shut-first", test_scissors_shut_before_the_halves_part);
  ADD ("inhibition-stops-its-target", test_inhibition_stops_what_its_target_does);
  ADD ("still-shows-before-way-and-after", test_a_still_shows_before_way_and_after);
  ADD ("actors-stay-in-bounds", test_actors_stay_in_their_bounds);
  return g_test_run ();
}
