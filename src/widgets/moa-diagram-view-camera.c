/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window asks of a diagram view's camera, and where a part is seen through it. */

#include "moa-diagram-view-private.h"

#define ZOOM_STEP 1.25  /* of a key or a button */
#define LEAST_SIZE 14.0 /* CSS pixels of the shorter side of a node; less is a speck among others */
#define NEAR_SCALE 0.85 /* at which long words in a card can be read too */

/**
 * moa_diagram_view_zoom_in:
 * @self: a diagram view
 *
 * Eases a step closer, about the middle.
 */
void
moa_diagram_view_zoom_in (MoaDiagramView *self)
{
  moa_diagram_camera_zoom (moa_diagram_view_get_camera (self), ZOOM_STEP);
}

/**
 * moa_diagram_view_zoom_out:
 * @self: a diagram view
 *
 * Eases a step away, about the middle.
 */
void
moa_diagram_view_zoom_out (MoaDiagramView *self)
{
  moa_diagram_camera_zoom (moa_diagram_view_get_camera (self), 1 / ZOOM_STEP);
}

/**
 * moa_diagram_view_fit:
 * @self: a diagram view
 *
 * Eases to the whole diagram, and keeps it fitted when the view is resized.
 */
void
moa_diagram_view_fit (MoaDiagramView *self)
{
  moa_diagram_camera_fit (moa_diagram_view_get_camera (self));
}

/**
 * moa_diagram_view_reset:
 * @self: a diagram view
 *
 * Eases to 100 %, about the middle.
 */
void
moa_diagram_view_reset (MoaDiagramView *self)
{
  moa_diagram_camera_zoom_to (moa_diagram_view_get_camera (self), 1);
}

/**
 * moa_diagram_view_get_viewport:
 * @self: a diagram view
 *
 * Where the camera looks.
 *
 * Returns: a viewport, screen being the CSS pixels of the view
 */
MoaViewport
moa_diagram_view_get_viewport (MoaDiagramView *self)
{
  return moa_diagram_camera_get_viewport (moa_diagram_view_get_camera (self));
}

/**
 * moa_diagram_view_set_viewport:
 * @self: a diagram view
 * @viewport: where to look
 *
 * Looks there at once, as if the user had moved the camera; also before the view is shown.
 */
void
moa_diagram_view_set_viewport (MoaDiagramView *self, MoaViewport viewport)
{
  moa_diagram_camera_set_viewport (moa_diagram_view_get_camera (self), viewport);
}

/**
 * moa_diagram_view_get_scale:
 * @self: a diagram view
 *
 * How large the diagram is seen now.
 *
 * Returns: CSS pixels per diagram unit, 1 being 100 %
 */
double
moa_diagram_view_get_scale (MoaDiagramView *self)
{
  return moa_diagram_camera_get_viewport (moa_diagram_view_get_camera (self)).scale;
}

/**
 * moa_diagram_view_set_insets:
 * @self: a diagram view
 * @insets: what floating controls cover at each side, CSS pixels
 *
 * Keeps what the camera fits, frames or reveals clear of controls over the view.
 */
void
moa_diagram_view_set_insets (MoaDiagramView *self, const GtkBorder *insets)
{
  moa_diagram_camera_set_insets (moa_diagram_view_get_camera (self), insets);
}

/**
 * moa_diagram_view_get_part_bounds:
 * @self: a diagram view
 * @part: a part of the lesson
 * @bounds: (out): where it is seen, CSS pixels of the view
 *
 * Where a part is on the screen.
 *
 * Returns: %FALSE while there is no lesson
 */
gboolean
moa_diagram_view_get_part_bounds (MoaDiagramView *self,
                                  const MoaPart *part,
                                  graphene_rect_t *bounds)
{
  MoaViewport viewport = moa_diagram_camera_get_viewport (moa_diagram_view_get_camera (self));
  graphene_rect_t box;
  double x, y;

  if (moa_diagram_view_get_geometry (self) == NULL)
    return FALSE;

  box = moa_geometry_get_part_box (moa_diagram_view_get_geometry (self), part);
  moa_viewport_to_screen (viewport, box.origin.x, box.origin.y, &x, &y);
  *bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (box.size.width * viewport.scale),
                                (float) (box.size.height * viewport.scale));

  return TRUE;
}

/**
 * moa_diagram_view_reveal_part:
 * @self: a diagram view
 * @part: a part of the lesson
 * @covered: (nullable): what is covered at each side just now, besides the insets; CSS pixels
 *
 * Eases the camera no further than needed for the part to be seen.
 */
void
moa_diagram_view_reveal_part (MoaDiagramView *self, const MoaPart *part, const GtkBorder *covered)
{
  graphene_rect_t box;

  if (moa_diagram_view_get_geometry (self) == NULL)
    return;

  box = moa_geometry_get_part_box (moa_diagram_view_get_geometry (self), part);
  moa_diagram_camera_reveal (moa_diagram_view_get_camera (self), &box, covered);
}

/**
 * moa_diagram_view_find_part:
 * @self: a diagram view
 * @part: a part of the lesson that was looked for, or walked to
 *
 * Reveals a part; a node that is a speck so far away is also brought near enough to be read.
 */
void
moa_diagram_view_find_part (MoaDiagramView *self, const MoaPart *part)
{
  MoaDiagramCamera *camera = moa_diagram_view_get_camera (self);
  double scale = moa_diagram_camera_get_goal (camera).scale;
  graphene_rect_t box;

  if (moa_diagram_view_get_geometry (self) == NULL)
    return;

  box = moa_geometry_get_part_box (moa_diagram_view_get_geometry (self), part);
  if (part->type != MOA_PART_NODE || MIN (box.size.width, box.size.height) * scale >= LEAST_SIZE)
    moa_diagram_camera_reveal (camera, &box, NULL);
  else
    moa_diagram_camera_approach (camera, box.origin.x + box.size.width / 2.0,
                                 box.origin.y + box.size.height / 2.0, NEAR_SCALE);
}
