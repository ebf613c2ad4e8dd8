/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-start-up.h"

#define RENDER_NODES "/dev/dri"

static gboolean
has_render_node (void)
{
  g_autoptr (GDir) dir = g_dir_open (RENDER_NODES, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;

  return FALSE;
}

/* Without a GPU, probing for OpenGL costs more than half of the start and most of the memory, and
 * the software GL that it finds draws no faster than cairo. What the user has set stays. Call
 * before gtk_init(). */
void
moa_start_up_choose_renderer (void)
{
  if (has_render_node ())
    return;

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  /* The one that runs, not the one that it was built with: GTK 4.16 complains about the older word. */
  if (gtk_check_version (4, 16, 0) == NULL)
    g_setenv ("GDK_DISABLE", "gl", FALSE);
  else
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

static void
on_frame_clock_after_paint (GdkFrameClock *clock, GtkWidget *lesson)
{
  if (!gtk_widget_get_mapped (lesson) || gtk_widget_get_width (lesson) == 0)
    return;

  g_print ("moa: first frame %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_signal_handlers_disconnect_by_func (clock, on_frame_clock_after_paint, lesson);

  if (g_strcmp0 (g_getenv ("MOA_STARTUP_PROBE"), "quit") == 0)
    g_application_quit (g_application_get_default ());
}

static void
on_lesson_map (GtkWidget *lesson)
{
  g_signal_handlers_disconnect_by_func (lesson, on_lesson_map, NULL);
  g_signal_connect_object (gtk_widget_get_frame_clock (lesson), "after-paint",
                           G_CALLBACK (on_frame_clock_after_paint), lesson, 0);
}

/* With $MOA_STARTUP_PROBE set, prints the monotonic time in microseconds after the first frame in
 * which `lesson` was drawn, once; the value "quit" ends the program then. For the benchmark. */
void
moa_start_up_probe (GtkWidget *lesson)
{
  static gboolean asked;

  if (asked || g_getenv ("MOA_STARTUP_PROBE") == NULL)
    return;

  asked = TRUE;
  g_signal_connect (lesson, "map", G_CALLBACK (on_lesson_map), NULL);
}
