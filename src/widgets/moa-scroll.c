/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-scroll.h"

#include <adwaita.h>

#define MARGIN 12 /* CSS pixels kept free above and below what is shown */
#define DURATION_MS 250

typedef struct
{
  GWeakRef window;
  guint ticks;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_weak_ref_clear (&request->window);
  g_free (request);
}

/* The value with which [top, bottom] is seen; a child taller than the page is shown from its
 * beginning. */
static double
find_value (GtkAdjustment *adjustment, double top, double bottom)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double last = gtk_adjustment_get_upper (adjustment) - page;
  double wanted = value;

  if (bottom + MARGIN > value + page)
    wanted = bottom + MARGIN - page;
  if (top - MARGIN < wanted)
    wanted = top - MARGIN;
  return CLAMP (wanted, 0, MAX (0, last));
}

static void
set_value (double value, gpointer window)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (window), value);
}

static void
scroll_now (GtkScrolledWindow *window, GtkWidget *child)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (window);
  GtkWidget *content = gtk_scrolled_window_get_child (window);
  g_autoptr (AdwAnimation) animation = NULL;
  AdwAnimationTarget *target;
  graphene_rect_t bounds;
  double top, from;

  if (GTK_IS_VIEWPORT (content))
    content = gtk_viewport_get_child (GTK_VIEWPORT (content));
  if (!gtk_widget_compute_bounds (child, content, &bounds))
    return;
  top = bounds.origin.y;
  from = gtk_adjustment_get_value (adjustment);
  target = adw_callback_animation_target_new (set_value, window, NULL);
  animation = adw_timed_animation_new (GTK_WIDGET (window), from,
                                       find_value (adjustment, top, top + bounds.size.height),
                                       DURATION_MS, target);
  adw_animation_play (animation);
}

/* Ticks come before the layout of their frame, so only the second one sees where things have
 * been put. */
static gboolean
on_child_tick (GtkWidget *child, GdkFrameClock *clock, gpointer data)
{
  Request *request = data;
  g_autoptr (GtkScrolledWindow) window = NULL;

  if (request->ticks++ == 0)
    {
      gtk_widget_queue_draw (child);
      return G_SOURCE_CONTINUE;
    }
  window = g_weak_ref_get (&request->window);
  if (window != NULL)
    scroll_now (window, child);
  return G_SOURCE_REMOVE;
}

/**
 * moa_scroll_to:
 * @child: somewhere inside @window
 *
 * Brings @child into view once it has its place, in 250 ms, or at once where the desktop asks for
 * reduced motion.
 */
void
moa_scroll_to (GtkScrolledWindow *window, GtkWidget *child)
{
  Request *request;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (window));
  g_return_if_fail (GTK_IS_WIDGET (child));

  request = g_new0 (Request, 1);
  g_weak_ref_init (&request->window, window);
  gtk_widget_add_tick_callback (child, on_child_tick, request, request_free);
}

/**
 * moa_scroll_mark:
 * @row: what was asked for, somewhere inside @window
 * @before: (nullable): what was marked until now
 *
 * Marks @row in place of @before, brings it into view, and gives it the focus, which it takes as
 * long as it is marked.
 */
void
moa_scroll_mark (GtkScrolledWindow *window, GtkWidget *row, GtkWidget *before)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (before != NULL)
    {
      gtk_widget_remove_css_class (before, "marked");
      gtk_widget_set_focusable (before, FALSE);
    }
  gtk_widget_add_css_class (row, "marked");
  moa_scroll_to (window, row);
  gtk_widget_set_focusable (row, TRUE);
  gtk_widget_grab_focus (row);
}
