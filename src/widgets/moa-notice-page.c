/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page is longer than what is seen of it, and it is shown when the program starts: its first
 * notices are there at once, the rest comes after the first frame. */

#include "moa-config.h"

#include "moa-notice-page.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "moa-content.h"
#include "moa-folded-text.h"
#include "moa-lesson-text.h"
#include "moa-rich-label.h"

#define AT_ONCE_CHARS 700 /* more than the sheet has room for */
#define FRAMES_BEFORE_REST 2

struct _MoaNoticePage
{
  GtkWidget parent_instance;

  GtkBox *box;

  MoaSession *session;
  GSignalGroup *session_signals;
  GPtrArray *waiting; /* notices that are not on the page yet, lent; NULL when all of it is there */
  guint tick_id;
  guint frames; /* since the first part of the page was made */
};

G_DEFINE_FINAL_TYPE (MoaNoticePage, moa_notice_page, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkWidget *
new_text (MoaNoticePage *self, const MoaMessage *message, const MoaCite *cite)
{
  GtkWidget *label = moa_rich_label_new ();

  moa_rich_label_set_content (MOA_RICH_LABEL (label), moa_session_get_catalog (self->session),
                              message, cite);
  return label;
}

static GtkWidget *
new_heading (const char *words)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", words, "wrap", TRUE, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
append_main_message (MoaNoticePage *self, const MoaLesson *lesson)
{
  gtk_box_append (self->box, new_heading (_ ("Main message")));
  gtk_box_append (self->box, new_text (self, &lesson->main_message, NULL));
}

static void
append_status (MoaNoticePage *self, const MoaStatus *status)
{
  /* Translators: %s is a date. */
  g_autofree char *date = g_strdup_printf (_ ("As of %s"), status->as_of);

  gtk_box_append (self->box, new_heading (_ ("Status of the medicine")));
  gtk_box_append (self->box, new_text (self, &status->text, &status->cite));
  gtk_box_append (self->box, moa_content_new_label (date, "caption"));
}

static const char *
get_severity_class (MoaNoticeSeverity severity)
{
  switch (severity)
    {
    case MOA_NOTICE_BOXED_WARNING:
      return "moa-boxed-warning";
    case MOA_NOTICE_CAUTION:
      return "moa-note";
    case MOA_NOTICE_INFO:
    default:
      return "moa-info";
    }
}

static void
append_notice (MoaNoticePage *self, const MoaNotice *notice)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *heading = moa_notice_dup_heading (moa_session_get_catalog (self->session),
                                                     notice);

  gtk_widget_add_css_class (frame, get_severity_class (notice->severity));
  if (*heading != '\0')
    gtk_box_append (GTK_BOX (frame), new_heading (heading));
  gtk_box_append (GTK_BOX (frame), new_text (self, &notice->text, &notice->cite));
  gtk_box_append (self->box, frame);
}

/* Appends what waits until at least `chars` characters are there. */
static void
append_waiting (MoaNoticePage *self, gsize chars)
{
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  gsize shown = 0;

  while (self->waiting->len > 0 && shown < chars)
    {
      const MoaNotice *notice = g_ptr_array_steal_index (self->waiting, 0);

      append_notice (self, notice);
      shown += strlen (moa_catalog_get_text (catalog, &notice->text).string);
    }
}

static void
append_out_of_date (MoaNoticePage *self, MoaBundle *bundle)
{
  const MoaReview *review = &moa_bundle_get_lesson (bundle)->review;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDate) today = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (now),
                                            (GDateMonth) g_date_time_get_month (now),
                                            (GDateYear) g_date_time_get_year (now));
  g_autofree char *words = NULL;

  if (!moa_bundle_is_out_of_date (bundle, today))
    return;
  words = g_strdup_printf (_ ("This lesson is out of date: it was to be reviewed again by %s."),
                           review->review_by);
  gtk_box_append (self->box, moa_content_new_label (words, "moa-note"));
}

/* A translation is a text of its own that somebody has to have checked. */
static void
append_translation (MoaNoticePage *self)
{
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  MoaCoverage coverage = moa_catalog_get_coverage (catalog);
  const char *language = moa_bundle_get_lesson (moa_catalog_get_bundle (catalog))->language;
  g_autofree char *words = NULL;

  if (g_strcmp0 (moa_catalog_get_language (catalog), language) == 0 || coverage.total == 0)
    return;
  words = g_strdup_printf (coverage.reviewed
                               ? _ ("Translation: %u of %u texts, reviewed")
                               : _ ("Translation: %u of %u texts, not yet reviewed by a clinician"),
                           coverage.translated, coverage.total);
  gtk_box_append (self->box,
                  moa_content_new_label (words, coverage.reviewed ? "caption" : "moa-note"));
}

static void
append_review (MoaNoticePage *self, MoaBundle *bundle)
{
  const MoaReview *review = &moa_bundle_get_lesson (bundle)->review;
  g_autofree char *state = moa_notice_dup_review (bundle);
  g_autofree char *dates = g_strdup_printf (_ ("Checked %1$s, to be checked again by %2$s"),
                                            review->reviewed, review->review_by);

  gtk_box_append (self->box, new_heading (_ ("Review")));
  gtk_box_append (self->box,
                  moa_content_new_label (state, review->n_reviewers > 0 ? "body" : "moa-note"));
  append_out_of_date (self, bundle);
  append_translation (self);
  gtk_box_append (self->box, moa_content_new_label (dates, "caption"));
  if (!moa_message_is_empty (&review->policy))
    gtk_box_append (self->box, new_text (self, &review->policy, NULL));
  if (!moa_message_is_empty (&review->funding))
    gtk_box_append (self->box, new_text (self, &review->funding, NULL));
}

static void
append_actions (MoaNoticePage *self, const MoaLesson *lesson)
{
  if (lesson->n_actions == 0)
    return;
  gtk_box_append (self->box, new_heading (_ ("What you can do next")));
  for (guint i = 0; i < lesson->n_actions; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *bullet = gtk_label_new ("•");
      GtkWidget *text = new_text (self, &lesson->actions[i], NULL);

      gtk_widget_set_valign (bullet, GTK_ALIGN_START);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (line), bullet);
      gtk_box_append (GTK_BOX (line), text);
      gtk_box_append (self->box, line);
    }
}

static void
stop_waiting (MoaNoticePage *self)
{
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static void
append_rest (MoaNoticePage *self)
{
  MoaBundle *bundle = moa_catalog_get_bundle (moa_session_get_catalog (self->session));
  const MoaLesson *lesson = moa_bundle_get_lesson (bundle);

  append_waiting (self, G_MAXSIZE);
  append_status (self, &lesson->status);
  append_main_message (self, lesson);
  append_actions (self, lesson);
  append_review (self, bundle);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MoaNoticePage *self = MOA_NOTICE_PAGE (widget);

  if (++self->frames < FRAMES_BEFORE_REST)
    return G_SOURCE_CONTINUE;

  append_rest (self);
  self->tick_id = 0;
  stop_waiting (self);
  return G_SOURCE_REMOVE;
}

static void
rebuild (MoaNoticePage *self)
{
  MoaCatalog *catalog = self->session != NULL ? moa_session_get_catalog (self->session) : NULL;

  stop_waiting (self);
  moa_content_clear (GTK_WIDGET (self->box));
  if (catalog == NULL)
    return;
  self->waiting = moa_notices_dup_sorted (
      moa_bundle_get_notices (moa_catalog_get_bundle (catalog)));
  append_waiting (self, AT_ONCE_CHARS);
  if (self->waiting->len > 0)
    {
      self->frames = 0;
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
      return;
    }
  append_rest (self);
  stop_waiting (self);
}

static void
on_session_notify_catalog (MoaNoticePage *self)
{
  rebuild (self);
}

static void
moa_notice_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, MOA_NOTICE_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_notice_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaNoticePage *self = MOA_NOTICE_PAGE (object);

  if (id != PROP_SESSION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!g_set_object (&self->session, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->session_signals, self->session);
  rebuild (self);
}

static void
moa_notice_page_dispose (GObject *object)
{
  MoaNoticePage *self = MOA_NOTICE_PAGE (object);

  stop_waiting (self);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moa_notice_page_parent_class)->dispose (object);
}

static void
moa_notice_page_class_init (MoaNoticePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_notice_page_dispose;
  object_class->get_property = moa_notice_page_get_property;
  object_class->set_property = moa_notice_page_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "noticepage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moa_notice_page_init (MoaNoticePage *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
}

/**
 * moa_notice_page_new:
 *
 * Makes a page of all notices of the session's lesson.
 */
GtkWidget *
moa_notice_page_new (MoaSession *session)
{
  return g_object_new (MOA_TYPE_NOTICE_PAGE, "session", session, NULL);
}

/**
 * moa_notice_dup_review:
 *
 * Who reviewed the lesson, or that nobody has. The caller owns the string.
 */
char *
moa_notice_dup_review (MoaBundle *bundle)
{
  const MoaReview *review = &moa_bundle_get_lesson (bundle)->review;
  g_autoptr (GString) names = g_string_new (NULL);

  if (review->n_reviewers == 0)
    return g_strdup (_ ("Not yet reviewed by a clinician"));
  for (guint i = 0; i < review->n_reviewers; i++)
    g_string_append_printf (names, i > 0 ? ", %s" : "%s", review->reviewers[i]);
  return g_strdup_printf (_ ("Reviewed by %s"), names->str);
}

/**
 * moa_notice_dup_heading:
 *
 * The notice's title, or "" without one. A boxed warning always says that it is one, unless its
 * title already does. The caller owns the string.
 */
char *
moa_notice_dup_heading (MoaCatalog *catalog, const MoaNotice *notice)
{
  g_autofree char *title = moa_lesson_text_dup_plain (catalog, &notice->title);
  g_autofree char *folded_title = moa_fold_string (title);
  g_autofree char *folded_kind = moa_fold_string (_ ("Boxed warning"));

  if (notice->severity != MOA_NOTICE_BOXED_WARNING || strstr (folded_title, folded_kind) != NULL)
    return g_steal_pointer (&title);
  if (*title == '\0')
    return g_strdup (_ ("Boxed warning"));
  /* Translators: %s is the title of the warning. */
  return g_strdup_printf (_ ("Boxed warning: \u2068%s\u2069"), title);
}
