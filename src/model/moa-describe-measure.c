/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers are the study's own, as its author wrote them: "4 of 34 people" is not made into
 * 11.8 %. */

#include "moa-config.h"

#include "moa-describe-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moa-markup.h"

static char *
dup_text (MoaCatalog *catalog, const MoaMessage *message)
{
  return moa_message_is_empty (message)
             ? g_strdup ("")
             : moa_markup_strip (moa_catalog_get_text (catalog, message).string);
}

/* With a real minus sign, which a screen reader says and a hyphen is not. */
static char *
dup_number (const MoaMeasureArm *arm)
{
  const char *digits = arm->value_string;

  return *digits == '-' ? g_strconcat ("\u2212", digits + 1, NULL) : g_strdup (digits);
}

/* moa_describe_measure_value:
 *
 * The number of an arm with its unit or its denominator, as in "4 of 34 people" or "−24.7 %". */
char *
moa_describe_measure_value (const MoaMeasure *measure, const MoaMeasureArm *arm)
{
  g_autofree char *number = dup_number (arm);

  if (g_str_equal (measure->unit, "% of people"))
    /* Translators: a share of the people in a study. */
    return g_strdup_printf (C_ ("measure", "%s\u00a0%% of people"), number);
  if (moa_measure_is_percent (measure))
    /* Translators: a number of per cent. */
    return g_strdup_printf (C_ ("measure", "%s\u00a0%%"), number);
  if (g_str_equal (measure->unit, "people") && isfinite (arm->of))
    /* Translators: how many people of how many in a study. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s of %2$.0f person",
                                         "%1$s of %2$.0f people", (gulong) arm->of),
                            number, arm->of);

  return g_strdup_printf ("%s\u00a0%s", number, measure->unit);
}

/* moa_describe_measure_arm:
 *
 * What was found in one arm of the study, as in "Kynamro: 4 of 34 people". */
char *
moa_describe_measure_arm (MoaCatalog *catalog, const MoaMeasure *measure, const MoaMeasureArm *arm)
{
  g_autofree char *label = dup_text (catalog, &arm->label);
  g_autofree char *value = moa_describe_measure_value (measure, arm);

  /* Translators: an arm of a study, such as a medicine or placebo, and what was found in it. */
  return g_strdup_printf (C_ ("measure", "%1$s: %2$s"), label, value);
}

/* moa_describe_measure_study:
 *
 * Who took part and for how long; "" where the lesson does not say. */
char *
moa_describe_measure_study (MoaCatalog *catalog, const MoaMeasure *measure)
{
  g_autofree char *population = dup_text (catalog, &measure->population);
  g_autofree char *period = dup_text (catalog, &measure->period);

  if (*population == '\0')
    return g_steal_pointer (&period);
  if (*period == '\0')
    return g_steal_pointer (&population);

  /* Translators: who took part in a study, and for how long. */
  return g_strdup_printf (C_ ("measure", "%1$s · %2$s"), population, period);
}

/* moa_describe_measure_about:
 *
 * Whether the number speaks of good or of harm, in a word. */
char *
moa_describe_measure_about (const MoaMeasure *measure)
{
  return g_strdup (measure->about == MOA_MEASURE_HARM ? C_ ("measure", "Harm")
                                                      : C_ ("measure", "Benefit"));
}

/* moa_describe_measure:
 *
 * All of a measure as a screen reader says it: benefit or harm, what was measured, each arm, the
 * study. */
char *
moa_describe_measure (MoaCatalog *catalog, const MoaMeasure *measure)
{
  g_autofree char *about = moa_describe_measure_about (measure);
  g_autofree char *label = dup_text (catalog, &measure->label);
  g_autofree char *study = moa_describe_measure_study (catalog, measure);
  g_autoptr (GString) arms = g_string_new (NULL);

  for (guint i = 0; i < measure->n_arms; i++)
    {
      g_autofree char *arm = moa_describe_measure_arm (catalog, measure, &measure->arms[i]);

      /* Translators: between what was found in one arm of a study and in the next. */
      g_string_append_printf (arms, "%s%s", i > 0 ? C_ ("measure", "; ") : "", arm);
    }
  if (*study == '\0')
    /* Translators: benefit or harm, what was measured, what was found. */
    return g_strdup_printf (C_ ("measure", "%1$s: %2$s. %3$s."), about, label, arms->str);

  /* Translators: benefit or harm, what was measured, what was found, who was studied. */
  return g_strdup_printf (C_ ("measure", "%1$s: %2$s. %3$s. %4$s."), about, label, arms->str,
                          study);
}
