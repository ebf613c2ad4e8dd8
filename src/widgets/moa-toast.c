/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-toast.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"

#define LINE_LENGTH 60 /* characters of a toast, about */

/* A toast with the text as it is, in as many lines as it takes: a toast's own title would be
 * markup, and be cut. Owned by the caller. */
AdwToast *
moa_toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_LENGTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);

  return toast;
}

/* libadwaita 1.2 touches freed memory when a toast leaves before it has come: what it keeps of the
 * toast goes, and the animation that still runs writes there. So an overlay gets one toast at a
 * time from here, none while another leaves, and nothing can close a toast until it has come. */
#define COMING_US                                                                                  \
  (400 * G_TIME_SPAN_MILLISECOND) /* libadwaita takes 300 ms; 500 only beside one that leaves */

typedef enum
{
  PHASE_EMPTY,
  PHASE_COMES,
  PHASE_STAYS,
  PHASE_LEAVES,
} Phase;

typedef struct
{
  AdwToastOverlay *overlay; /* whose data this is */
  GQueue waiting;           /* of owned AdwToast */
  AdwToast *shown;          /* owned; NULL in PHASE_EMPTY */
  Phase phase;
  gint64 since;        /* frame time of the first frame of PHASE_COMES, microseconds; 0 before it */
  gboolean is_unasked; /* moa_toast_dismiss() was called while it came */
  gboolean is_pressed; /* and not released */
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_queue_clear_full (&line->waiting, g_object_unref);
  g_clear_object (&line->shown);
  g_free (line);
}

static Line *
get_line (AdwToastOverlay *overlay)
{
  Line *line = g_object_get_data (G_OBJECT (overlay), "moa-toasts");

  if (line == NULL)
    {
      line = g_new0 (Line, 1);
      line->overlay = overlay;
      g_queue_init (&line->waiting);
      g_object_set_data_full (G_OBJECT (overlay), "moa-toasts", line, line_free);
    }
  return line;
}

/* NULL when the overlay has nothing but its content. */
static GtkWidget *
get_toast_widget (AdwToastOverlay *overlay)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (overlay));

  return last != adw_toast_overlay_get_child (overlay) ? last : NULL;
}

static void
on_click_pressed (GtkGestureClick *click, int n_press, double x, double y, AdwToastOverlay *overlay)
{
  get_line (overlay)->is_pressed = TRUE;
}

static void
on_click_released (GtkGestureClick *click,
                   int n_press,
                   double x,
                   double y,
                   AdwToastOverlay *overlay)
{
  get_line (overlay)->is_pressed = FALSE;
}

/* A toast stays as long as it is pressed, but libadwaita 1.2 hears of the end of a press only where
 * the button is released: not where a menu or a dialog that opens takes the pointer away. */
static void
on_click_end (GtkGestureClick *click, GdkEventSequence *sequence, AdwToastOverlay *overlay)
{
  Line *line = get_line (overlay);

  if (line->is_pressed && line->phase == PHASE_STAYS)
    g_signal_emit_by_name (click, "released", 1, 0.0, 0.0);
}

static void
follow_presses (AdwToastOverlay *overlay, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_connect_object (controller, "pressed", G_CALLBACK (on_click_pressed), overlay, 0);
      g_signal_connect_object (controller, "released", G_CALLBACK (on_click_released), overlay, 0);
      g_signal_connect_object (controller, "end", G_CALLBACK (on_click_end), overlay,
                               G_CONNECT_AFTER);
    }
}

/* libadwaita 1.2 leaves the button with the cross without a name. */
static void
name_close_button (GtkWidget *widget)
{
  GtkWidget *last = gtk_widget_get_last_child (widget);

  if (GTK_IS_BUTTON (last) && gtk_button_get_icon_name (GTK_BUTTON (last)) != NULL)
    moa_accessible_set_name (last, _ ("Close the message"));
}

/* libadwaita does not say the words of a title that is a widget: since 1.6 it tells that a toast has
 * appeared, and of its button. */
static void
announce (Line *line)
{
  GtkWidget *label = adw_toast_get_custom_title (line->shown);

  moa_accessible_announce (GTK_WIDGET (line->overlay), gtk_label_get_text (GTK_LABEL (label)));
}

static gboolean on_tick (GtkWidget *overlay, GdkFrameClock *clock, gpointer data);

static void
show_next (Line *line)
{
  GtkWidget *widget;

  line->shown = g_queue_pop_head (&line->waiting);
  line->phase = line->shown != NULL ? PHASE_COMES : PHASE_EMPTY;
  line->since = 0;
  line->is_unasked = FALSE;
  line->is_pressed = FALSE;
  if (line->shown == NULL)
    return;
  gtk_widget_add_tick_callback (GTK_WIDGET (line->overlay), on_tick, line, NULL);
  adw_toast_overlay_add_toast (line->overlay, g_object_ref (line->shown));
  widget = get_toast_widget (line->overlay);
  gtk_widget_set_sensitive (widget, FALSE);
  follow_presses (line->overlay, widget);
  name_close_button (widget);
  announce (line);
}

static void
let_stay (Line *line)
{
  line->phase = PHASE_STAYS;
  gtk_widget_set_sensitive (get_toast_widget (line->overlay), TRUE);
  if (line->is_unasked)
    adw_toast_dismiss (line->shown);
}

static gboolean
on_tick (GtkWidget *overlay, GdkFrameClock *clock, gpointer data)
{
  Line *line = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (line->phase == PHASE_COMES && line->since == 0)
    line->since = now;
  if (line->phase == PHASE_COMES && now - line->since < COMING_US)
    return G_SOURCE_CONTINUE;
  if (line->phase == PHASE_LEAVES && get_toast_widget (line->overlay) != NULL)
    return G_SOURCE_CONTINUE;

  if (line->phase == PHASE_COMES)
    let_stay (line);
  else
    {
      g_clear_object (&line->shown);
      show_next (line);
    }
  return G_SOURCE_REMOVE;
}

static void
on_toast_dismissed (AdwToast *toast, AdwToastOverlay *overlay)
{
  Line *line = get_line (overlay);

  if (toast != line->shown || gtk_widget_in_destruction (GTK_WIDGET (overlay)))
    return;

  line->phase = PHASE_LEAVES;
  gtk_widget_add_tick_callback (GTK_WIDGET (overlay), on_tick, line, NULL);
}

/* What still waits when something newer comes is old news, unless it offers something to do: else
 * whoever asks for much that cannot be would read about it for minutes. */
static void
drop_old_news (Line *line)
{
  GList *next;

  for (GList *l = line->waiting.head; l != NULL; l = next)
    {
      next = l->next;
      if (adw_toast_get_button_label (l->data) != NULL)
        continue;
      g_object_unref (l->data);
      g_queue_delete_link (&line->waiting, l);
    }
}

/* Shows the toast, one of moa_toast_new(), after those that wait and offer something to do, has it
 * announced when it is shown, and takes it over. */
void
moa_toast_show (AdwToastOverlay *overlay, AdwToast *toast)
{
  Line *line = get_line (overlay);

  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed), overlay, 0);
  drop_old_news (line);
  g_queue_push_tail (&line->waiting, toast);
  if (line->phase == PHASE_EMPTY)
    show_next (line);
}

/* Takes away a toast that moa_toast_show() was given, whether it waits or is shown; as soon as it
 * may leave. */
void
moa_toast_dismiss (AdwToastOverlay *overlay, AdwToast *toast)
{
  Line *line = get_line (overlay);

  if (g_queue_remove (&line->waiting, toast))
    g_object_unref (toast);
  else if (toast == line->shown && line->phase == PHASE_COMES)
    line->is_unasked = TRUE;
  else if (toast == line->shown && line->phase == PHASE_STAYS)
    adw_toast_dismiss (toast);
}
