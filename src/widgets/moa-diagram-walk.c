/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard focus in a diagram.
 *
 * Walking with the arrow keys moves the keyboard focus alone, and the session's part changes only
 * with Enter. A screen reader speaks the focused part with all that its description holds, so
 * walking is reading; a sighted user sees the ring go from part to part while the open card, and
 * the question that it belongs to, stay until another is opened. Enter opens the card, which then
 * takes the focus; Esc closes it.
 *
 * The diagram is one stop of the Tab chain: Tab enters at the current part, the next Tab leaves. */

#include "moa-diagram-view-private.h"

/* --- where Tab enters ------------------------------------------------------------------------- */

static void
focus_part (MoaDiagramView *self, const MoaPart *part)
{
  moa_diagram_view_get_place (self)->current = part;
  gtk_widget_grab_focus (
      GTK_WIDGET (moa_diagram_canvas_get_part_widget (moa_diagram_view_get_canvas (self), part)));
}

static gboolean
has_widget (const MoaPart *part)
{
  return part->type != MOA_PART_COMPARTMENT;
}

/* The chosen part, else where the walk stands, else what the step speaks of, else the first cause.
 */
static const MoaPart *
choose_entry (MoaDiagramView *self)
{
  const MoaPart *part = moa_session_get_part (moa_diagram_view_get_session (self));
  const MoaPartList *focus = moa_session_get_focus (moa_diagram_view_get_session (self));

  if (part != NULL && has_widget (part))
    return part;
  if (moa_diagram_view_get_place (self)->current != NULL)
    return moa_diagram_view_get_place (self)->current;
  for (guint i = 0; focus != NULL && i < focus->n_parts; i++)
    if (focus->parts[i]->type == MOA_PART_NODE)
      return focus->parts[i];

  return moa_walk_next (moa_diagram_view_get_geometry (self), NULL, NULL, MOA_WALK_FIRST);
}

/**
 * moa_diagram_view_enter:
 * @self: a diagram view
 *
 * Gives the current part the keyboard focus, and brings it into view.
 *
 * Returns: whether there is a part
 */
gboolean
moa_diagram_view_enter (MoaDiagramView *self)
{
  const MoaPart *part = moa_diagram_view_get_geometry (self) != NULL ? choose_entry (self) : NULL;

  if (part == NULL)
    return FALSE;

  focus_part (self, part);
  moa_diagram_view_reveal_part (self, part, NULL);

  return TRUE;
}

/**
 * moa_diagram_view_focus_part:
 * @self: a diagram view
 * @part: (nullable): a part of the lesson
 *
 * Gives a node or an arrow the keyboard focus; the current part for %NULL and for a place.
 */
void
moa_diagram_view_focus_part (MoaDiagramView *self, const MoaPart *part)
{
  if (moa_diagram_view_get_geometry (self) == NULL)
    return;

  if (part != NULL && has_widget (part))
    focus_part (self, part);
  else
    moa_diagram_view_enter (self);
}

/**
 * moa_diagram_view_get_focused:
 * @self: a diagram view
 *
 * The node or the arrow that has the keyboard focus.
 *
 * Returns: (transfer none) (nullable): a part
 */
const MoaPart *
moa_diagram_view_get_focused (MoaDiagramView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !MOA_IS_PART_WIDGET (focus)
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;

  return moa_part_widget_get_part (MOA_PART_WIDGET (focus));
}

/* --- for moa-diagram-keys.c ------------------------------------------------------------------- */

/* From one arrow of a node to the next, the walk still comes from that node. */
static void
remember (MoaDiagramPlace *place, const MoaPart *from, const MoaPart *next)
{
  gboolean among_arrows = from != NULL && from->type == MOA_PART_EDGE
                          && next->type == MOA_PART_EDGE;

  if (!among_arrows)
    place->previous = from;
}

/**
 * moa_diagram_view_walk:
 * @self: a diagram view
 * @direction: where to
 *
 * Moves the keyboard focus along the mechanism, and brings it into view; stays where there is
 * nothing that way.
 *
 * Returns: whether there is a lesson to walk in
 */
gboolean
moa_diagram_view_walk (MoaDiagramView *self, MoaWalk direction)
{
  MoaDiagramPlace *place = moa_diagram_view_get_place (self);
  const MoaPart *from = moa_diagram_view_get_focused (self);
  const MoaPart *next;

  if (moa_diagram_view_get_geometry (self) == NULL)
    return FALSE;

  moa_diagram_camera_stop (moa_diagram_view_get_camera (self));
  next = moa_walk_next (moa_diagram_view_get_geometry (self), from, place->previous, direction);
  if (next != NULL && next != from)
    {
      remember (place, from, next);
      focus_part (self, next);
    }
  if (next != NULL)
    moa_diagram_view_find_part (self, next);

  return TRUE;
}

/**
 * moa_diagram_view_open:
 * @self: a diagram view
 *
 * Opens the card of the part that has the keyboard focus, and says so by the signal "part-opened".
 *
 * Returns: whether a part has the focus
 */
gboolean
moa_diagram_view_open (MoaDiagramView *self)
{
  const MoaPart *focused = moa_diagram_view_get_focused (self);

  if (focused == NULL)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.part", "s", focused->id);
  g_signal_emit_by_name (self, "part-opened");

  return TRUE;
}
