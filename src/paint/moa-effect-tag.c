/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tag sits on the upper right corner of a part and says three times what medicines do to it: a
 * triangle points where the level goes, a word says the same, and the colour as well. It is filled
 * on what a medicine acts on itself, an outline on what follows, dashed where that is contested.
 * When two medicines are compared, letters before it say which of them does it.
 *
 * Words keep the least size at which they are read, so the tag grows as the view goes away, up to a
 * limit; beyond it only the triangles and letters are left. */
#include "moa-config.h"

#include "moa-effect-tag.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moa-describe-effect.h"
#include "moa-route.h"
#include "moa-shape.h"

#define WORD_SIZE 12.5
#define GROWTH_MAX 1.9 /* of a tag with words */
#define GLYPH_GROWTH_MAX 3.2
#define GLYPH_WIDTH 9.5
#define GLYPH_HEIGHT 8.5
#define PADDING 5.5
#define GAP 3.5
#define MARGIN 2.0 /* above and below the words */
#define BORDER 1.4
#define RIM 1.6        /* of bare ground around the tag */
#define LIFT 0.68      /* share of the height above the part */
#define HEAD_ROOM 9.0  /* from the middle of the part, where arrows come in */
#define HEAD_HALF 8.0  /* half the width of an arrow's head and a little, diagram units */
#define HEAD_DEPTH 4.0 /* below the upper edge of a part, where heads on top of it still end */
#define OUTREACH 44.0  /* how far to the right of the part a tag may go; diagram units */
#define BESIDE 80.0    /* the same for one that is wider than its part */

enum
{
  BADGE_A,
  BADGE_B,
  BADGE_BOTH,
  BADGE_DIFFER,
  N_BADGES
};

struct _MoaEffectTags
{
  const MoaGeometry *geometry;
  MoaTextBox *words[MOA_EFFECT_DEPENDS + 1][2]; /* by effect and whether it is contested */
  MoaTextBox *badges[N_BADGES];
};

/* What a tag holds from left to right, and how large; diagram units at its own size. */
typedef struct
{
  const MoaTextBox *badge; /* NULL: medicines are not compared */
  const MoaTextBox *words; /* NULL: they would be too small to read */
  guint n_glyphs;
  double growth;
  double width, height;
} Layout;

static const MoaTypeface face = {
  .size = WORD_SIZE,
  .min_size = WORD_SIZE,
  .weight = PANGO_WEIGHT_BOLD,
  .alignment = PANGO_ALIGN_CENTER,
  .whole = TRUE,
};

static MoaTextBox *
set_words (PangoContext *context, const char *words)
{
  return moa_text_box_new (context, (MoaText){ words, NULL }, &face, 1000, -1);
}

/**
 * moa_effect_tags_new:
 * @context: sets the words
 * @geometry: where arrows come in; has to outlive the tags
 *
 * Sets the words of all tags, in the language of the interface.
 *
 * Returns: (transfer full): the tags
 */
MoaEffectTags *
moa_effect_tags_new (PangoContext *context, const MoaGeometry *geometry)
{
  MoaEffectTags *self = g_new0 (MoaEffectTags, 1);

  self->geometry = geometry;
  for (MoaEffect effect = MOA_EFFECT_LESS; effect <= MOA_EFFECT_DEPENDS; effect++)
    for (guint contested = 0; contested < 2; contested++)
      self->words[effect][contested] = set_words (
          context, moa_describe_effect_word (effect, contested != 0));
  /* Translators: short for the first and for the second of two medicines that are compared. */
  self->badges[BADGE_A] = set_words (context, C_ ("comparison", "A"));
  self->badges[BADGE_B] = set_words (context, C_ ("comparison", "B"));
  self->badges[BADGE_BOTH] = set_words (context, C_ ("comparison", "A+B"));
  /* Translators: both medicines, but each does something else. */
  self->badges[BADGE_DIFFER] = set_words (context, C_ ("comparison", "A≠B"));

  return self;
}

/**
 * moa_effect_tags_free:
 * @self: (transfer full): tags
 *
 * Frees them.
 */
void
moa_effect_tags_free (MoaEffectTags *self)
{
  for (guint effect = MOA_EFFECT_LESS; effect <= MOA_EFFECT_DEPENDS; effect++)
    for (guint contested = 0; contested < 2; contested++)
      moa_text_box_free (self->words[effect][contested]);
  for (guint i = 0; i < N_BADGES; i++)
    moa_text_box_free (self->badges[i]);
  g_free (self);
}

/**
 * moa_look_has_tag:
 * @look: how a node stands out
 *
 * Whether the node carries a tag.
 *
 * Returns: %FALSE when there is nothing to say
 */
gboolean
moa_look_has_tag (const MoaLook *look)
{
  return look->effect != MOA_EFFECT_NONE || look->share != MOA_SHARE_NEITHER;
}

static const MoaTextBox *
get_badge (const MoaEffectTags *self, MoaShare share)
{
  switch (share)
    {
    case MOA_SHARE_ONLY_A:
      return self->badges[BADGE_A];
    case MOA_SHARE_ONLY_B:
      return self->badges[BADGE_B];
    case MOA_SHARE_BOTH:
      return self->badges[BADGE_BOTH];
    case MOA_SHARE_DIFFER:
      return self->badges[BADGE_DIFFER];
    case MOA_SHARE_NEITHER:
    default:
      return NULL;
    }
}

static void
add_width (Layout *layout, double width)
{
  layout->width += (layout->width > 0 ? GAP : 0) + width;
}

static Layout
lay_out_with (const MoaEffectTags *self, const MoaLook *look, double scale, gboolean with_words)
{
  double wanted = MAX (MOA_TEXT_SIZE_LEGIBLE / (WORD_SIZE * scale), 1);
  Layout layout = {
    .badge = get_badge (self, look->share),
    .words = with_words && wanted <= GROWTH_MAX ? self->words[look->effect][look->contested] : NULL,
    .n_glyphs = look->effect == MOA_EFFECT_NONE      ? 0
                : look->effect == MOA_EFFECT_DEPENDS ? 2
                                                     : 1,
    .height = moa_text_box_get_height (self->words[MOA_EFFECT_LESS][0]) + 2 * MARGIN,
    .growth = MIN (wanted, GLYPH_GROWTH_MAX),
  };

  if (layout.badge != NULL)
    add_width (&layout, moa_text_box_get_width (layout.badge) + 2 * GAP);
  if (layout.n_glyphs > 0)
    add_width (&layout, layout.n_glyphs * GLYPH_WIDTH);
  if (layout.words != NULL)
    add_width (&layout, moa_text_box_get_width (layout.words));
  layout.width += 2 * PADDING;

  return layout;
}

/* Without its word where it would cover the middle of a small part. */
static Layout
lay_out (const MoaEffectTags *self, const MoaLook *look, const graphene_rect_t *body, double scale)
{
  Layout layout = lay_out_with (self, look, scale, TRUE);

  if (layout.width * layout.growth <= MAX (body->size.width, body->size.width / 2 + BESIDE))
    return layout;

  return lay_out_with (self, look, scale, FALSE);
}

/* Where the heads of arrows on top of a part are that reach into a span, the rightmost of them;
 * NAN: none does. */
static double
find_head (const MoaEffectTags *self,
           const MoaNode *node,
           const graphene_rect_t *body,
           double left,
           double right)
{
  double found = NAN;

  for (guint i = 0; i < node->n_incoming; i++)
    {
      const MoaRoute *route = moa_geometry_get_route (self->geometry, node->incoming[i]);
      const MoaPoint *end = &moa_route_get_points (route)[moa_route_get_n_points (route) - 1];

      if (end->y <= body->origin.y + HEAD_DEPTH && end->x > left - HEAD_HALF
          && end->x < right + HEAD_HALF && !(end->x < found))
        found = end->x;
    }

  return found;
}

/* Farther to the right, where it would cover the head of an arrow, as far as a tag may go. */
static double
move_off_heads (const MoaEffectTags *self,
                const MoaNode *node,
                const graphene_rect_t *body,
                double right,
                double width)
{
  double head = find_head (self, node, body, right - width, right);
  double moved = head + HEAD_HALF + width;

  return moved <= body->origin.x + body->size.width + BESIDE ? moved : right;
}

static graphene_rect_t
place (const MoaEffectTags *self,
       const MoaLook *look,
       const Layout *layout,
       const graphene_rect_t *body)
{
  double width = layout->width * layout->growth;
  double height = layout->height * layout->growth;
  double end = body->origin.x + body->size.width;
  double middle = body->origin.x + body->size.width / 2;
  double right = CLAMP (middle + HEAD_ROOM + width, end + PADDING, end + OUTREACH);

  /* It would hide a part that is narrower than itself: then it begins at the corner. */
  if (width > body->size.width)
    right = MIN (end - PADDING + width, end + BESIDE);
  if (look->node != NULL)
    right = move_off_heads (self, look->node, body, right, width);

  return GRAPHENE_RECT_INIT ((float) (right - width), (float) (body->origin.y - LIFT * height),
                             (float) width, (float) height);
}

/**
 * moa_effect_tags_get_box:
 * @self: tags
 * @look: how the node stands out; it has a tag
 * @body: what the node is drawn on
 * @scale: device pixels per diagram unit
 *
 * Where its tag stands.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_effect_tags_get_box (const MoaEffectTags *self,
                         const MoaLook *look,
                         const graphene_rect_t *body,
                         double scale)
{
  Layout layout = lay_out (self, look, body, scale);

  return place (self, look, &layout, body);
}

/**
 * moa_effect_tags_get_room:
 * @self: tags
 * @node: a node
 * @body: what it is drawn on
 *
 * What its tag may take, whatever medicines do to it; without the letters of a comparison.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_effect_tags_get_room (const MoaEffectTags *self,
                          const MoaNode *node,
                          const graphene_rect_t *body)
{
  const MoaLook widest = { .node = node, .effect = MOA_EFFECT_DEPENDS, .contested = TRUE };

  return moa_effect_tags_get_box (self, &widest, body, 1);
}

/* A tag is opaque, so that the border under it does not shine through: what fades goes over into
 * the page. */
static MoaColor
fade (const MoaColor *color, const MoaLook *look, const MoaStyle *style)
{
  MoaColor solid = moa_look_get_text (look, style, color);
  double share = moa_look_get_opacity (look, style);

  return (MoaColor){ style->page.red + (solid.red - style->page.red) * share,
                     style->page.green + (solid.green - style->page.green) * share,
                     style->page.blue + (solid.blue - style->page.blue) * share, 1 };
}

static const MoaColor *
get_color (const MoaStyle *style, MoaEffect effect)
{
  if (effect == MOA_EFFECT_LESS)
    return &style->less;
  return effect == MOA_EFFECT_MORE ? &style->more : &style->text;
}

static void
draw_pill (cairo_t *cr,
           const MoaStyle *style,
           const MoaLook *look,
           const Layout *layout,
           const MoaColor *color)
{
  const double dashes[] = { 3, 2.2 };
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, 0, (float) layout->width, (float) layout->height);
  graphene_rect_t rim = moa_shape_grow (&box, RIM);

  moa_shape_rounded (cr, &rim, rim.size.height / 2);
  moa_color_set_source (&style->page, cr);
  cairo_fill (cr);
  box = moa_shape_grow (&box, -BORDER / 2);
  moa_shape_rounded (cr, &box, box.size.height / 2);
  moa_color_set_source (color, cr);
  if (look->direct && !look->contested)
    cairo_fill_preserve (cr);
  if (look->contested)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, BORDER);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A triangle, hollow when contested. */
static void
draw_glyph (cairo_t *cr, double x, double middle, gboolean up, gboolean hollow)
{
  double inset = hollow ? BORDER / 2 : 0;
  double half = GLYPH_HEIGHT / 2 - inset;
  double base = up ? middle + half : middle - half;

  cairo_move_to (cr, x + inset, base);
  cairo_line_to (cr, x + GLYPH_WIDTH - 1 - inset, base);
  cairo_line_to (cr, x + (GLYPH_WIDTH - 1) / 2, up ? middle - half : middle + half);
  cairo_close_path (cr);
  cairo_set_line_width (cr, BORDER);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (hollow)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static double
draw_glyphs (cairo_t *cr, const MoaLook *look, const Layout *layout, double x)
{
  double middle = layout->height / 2;

  if (look->effect == MOA_EFFECT_LESS || look->effect == MOA_EFFECT_DEPENDS)
    {
      draw_glyph (cr, x, middle, FALSE, look->contested);
      x += GLYPH_WIDTH;
    }
  if (look->effect == MOA_EFFECT_MORE || look->effect == MOA_EFFECT_DEPENDS)
    {
      draw_glyph (cr, x, middle, TRUE, look->contested);
      x += GLYPH_WIDTH;
    }

  return x;
}

static void
draw_words (cairo_t *cr, const MoaTextBox *words, const Layout *layout, double x)
{
  moa_text_box_draw (words, cr, x, (layout->height - moa_text_box_get_height (words)) / 2);
}

static double
draw_badge (cairo_t *cr, const MoaStyle *style, const MoaLook *look, const Layout *layout, double x)
{
  double width = moa_text_box_get_width (layout->badge) + 2 * GAP;
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) x, 2.5F, (float) width,
                                            (float) layout->height - 5);
  MoaColor solid = moa_look_get_share_color (look, style);
  MoaColor color = fade (&solid, look, style);

  moa_shape_rounded (cr, &box, 3);
  moa_color_set_source (&color, cr);
  cairo_fill (cr);
  moa_color_set_source (&style->page, cr);
  draw_words (cr, layout->badge, layout, x + GAP);

  return x + width + GAP;
}

/**
 * moa_effect_tags_draw:
 * @self: tags
 * @cr: where to, in diagram units
 * @style: the style
 * @look: how the node stands out; it has a tag
 * @body: what the node is drawn on
 * @scale: device pixels per diagram unit
 *
 * Draws the tag of a node.
 */
void
moa_effect_tags_draw (const MoaEffectTags *self,
                      cairo_t *cr,
                      const MoaStyle *style,
                      const MoaLook *look,
                      const graphene_rect_t *body,
                      double scale)
{
  Layout layout = lay_out (self, look, body, scale);
  graphene_rect_t box = place (self, look, &layout, body);
  MoaColor color = fade (get_color (style, look->effect), look, style);
  double x = PADDING;

  cairo_save (cr);
  cairo_translate (cr, box.origin.x, box.origin.y);
  cairo_scale (cr, layout.growth, layout.growth);
  draw_pill (cr, style, look, &layout, &color);
  if (layout.badge != NULL)
    x = draw_badge (cr, style, look, &layout, x);
  moa_color_set_source (look->direct && !look->contested ? &style->page : &color, cr);
  x = draw_glyphs (cr, look, &layout, x);
  if (layout.words != NULL)
    draw_words (cr, layout.words, &layout, x + GAP);
  cairo_restore (cr);
}
