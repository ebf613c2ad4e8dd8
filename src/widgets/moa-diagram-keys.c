/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys do in a diagram, as bindings of its class. */

#include "moa-diagram-view-private.h"

#define PAN_STEP 80.0 /* CSS pixels of a key */

static gboolean
on_walk_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return moa_diagram_view_walk (MOA_DIAGRAM_VIEW (widget),
                                (MoaWalk) g_variant_get_int32 (arguments));
}

static gboolean
on_open_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return moa_diagram_view_open (MOA_DIAGRAM_VIEW (widget));
}

static gboolean
on_close_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MoaDiagramView *self = MOA_DIAGRAM_VIEW (widget);
  MoaSession *session = moa_diagram_view_get_session (self);

  if (session == NULL || moa_session_get_part (session) == NULL)
    return FALSE;

  gtk_widget_activate_action (widget, "win.part", "s", "");

  return TRUE;
}

static gboolean
on_pan_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  int dx, dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  moa_diagram_camera_glide (moa_diagram_view_get_camera (MOA_DIAGRAM_VIEW (widget)), dx * PAN_STEP,
                            dy * PAN_STEP);

  return TRUE;
}

typedef void (*ViewFunc) (MoaDiagramView *self);

static const ViewFunc zoom_functions[] = {
  moa_diagram_view_zoom_in,
  moa_diagram_view_zoom_out,
  moa_diagram_view_fit,
  moa_diagram_view_reset,
};

static gboolean
on_zoom_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  zoom_functions[g_variant_get_int32 (arguments)](MOA_DIAGRAM_VIEW (widget));

  return TRUE;
}

static const struct
{
  guint key, keypad_key;
  MoaWalk walk;
  int dx, dy; /* with Shift the view moves that way over the picture; none for Home and End */
} walk_keys[] = {
  { GDK_KEY_Right, GDK_KEY_KP_Right, MOA_WALK_FORWARD, -1, 0 },
  { GDK_KEY_Left, GDK_KEY_KP_Left, MOA_WALK_BACK, 1, 0 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, MOA_WALK_UP, 0, 1 },
  { GDK_KEY_Down, GDK_KEY_KP_Down, MOA_WALK_DOWN, 0, -1 },
  { GDK_KEY_Home, GDK_KEY_KP_Home, MOA_WALK_FIRST, 0, 0 },
  { GDK_KEY_End, GDK_KEY_KP_End, MOA_WALK_LAST, 0, 0 },
};

static const struct
{
  guint key;
  MoaWalk walk;
} arrow_keys[] = {
  /* with Ctrl */
  { GDK_KEY_Right, MOA_WALK_ONTO_NEXT },
  { GDK_KEY_KP_Right, MOA_WALK_ONTO_NEXT },
  { GDK_KEY_Left, MOA_WALK_ONTO_PREVIOUS },
  { GDK_KEY_KP_Left, MOA_WALK_ONTO_PREVIOUS },
};

/* Keyboards differ in which of these needs Shift, so both are bound. */
static const struct
{
  guint key;
  int function;
} zoom_keys[] = {
  { GDK_KEY_plus, 0 },  { GDK_KEY_equal, 0 },      { GDK_KEY_KP_Add, 0 },
  { GDK_KEY_minus, 1 }, { GDK_KEY_underscore, 1 }, { GDK_KEY_KP_Subtract, 1 },
  { GDK_KEY_0, 2 },     { GDK_KEY_KP_0, 2 },       { GDK_KEY_1, 3 },
  { GDK_KEY_KP_1, 3 },
};

/**
 * moa_diagram_view_bind_keys:
 * @class: the class of diagram views
 *
 * Lets the view answer to keys. To be called once.
 */
void
moa_diagram_view_bind_keys (GtkWidgetClass *class)
{
  static const guint open_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                     GDK_KEY_space, GDK_KEY_KP_Space };

  for (gsize i = 0; i < G_N_ELEMENTS (walk_keys); i++)
    {
      gtk_widget_class_add_binding (class, walk_keys[i].key, 0, on_walk_key, "i",
                                    walk_keys[i].walk);
      gtk_widget_class_add_binding (class, walk_keys[i].keypad_key, 0, on_walk_key, "i",
                                    walk_keys[i].walk);
      if (walk_keys[i].dx == 0 && walk_keys[i].dy == 0)
        continue;
      gtk_widget_class_add_binding (class, walk_keys[i].key, GDK_SHIFT_MASK, on_pan_key, "(ii)",
                                    walk_keys[i].dx, walk_keys[i].dy);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (arrow_keys); i++)
    gtk_widget_class_add_binding (class, arrow_keys[i].key, GDK_CONTROL_MASK, on_walk_key, "i",
                                  arrow_keys[i].walk);

  for (gsize i = 0; i < G_N_ELEMENTS (zoom_keys); i++)
    {
      gtk_widget_class_add_binding (class, zoom_keys[i].key, 0, on_zoom_key, "i",
                                    zoom_keys[i].function);
      gtk_widget_class_add_binding (class, zoom_keys[i].key, GDK_SHIFT_MASK, on_zoom_key, "i",
                                    zoom_keys[i].function);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (open_keys); i++)
    gtk_widget_class_add_binding (class, open_keys[i], 0, on_open_key, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, on_close_key, NULL);
}
