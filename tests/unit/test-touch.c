/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-touch.h"

#define LATER 5000 /* milliseconds after everything else */

/* given a hand that nothing is known of, when a screen is touched, then it is a finger */
static void
test_touch_is_a_finger (void)
{
  MoaTouch touch = { 0 };
  MoaTouch pressed = { 0 };

  g_assert_true (moa_touch_take (&touch, GDK_TOUCH_BEGIN, GDK_SOURCE_MOUSE, FALSE, 10));
  g_assert_true (moa_touch_take (&pressed, GDK_BUTTON_PRESS, GDK_SOURCE_TOUCHSCREEN, FALSE, 10));
}

/* given a finger, when a pointer does something of its own, then the hand is a pointer */
static void
test_pointer_takes_over (void)
{
  const GdkEventType types[] = { GDK_MOTION_NOTIFY, GDK_BUTTON_PRESS, GDK_SCROLL,
                                 GDK_TOUCHPAD_PINCH };
  const GdkInputSource sources[] = { GDK_SOURCE_MOUSE, GDK_SOURCE_TOUCHPAD, GDK_SOURCE_TRACKPOINT,
                                     GDK_SOURCE_PEN };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sources); j++)
      {
        MoaTouch touch = { .is_finger = TRUE, .time = 10 };

        g_assert_false (moa_touch_take (&touch, types[i], sources[j], FALSE, LATER));
      }
}

/* given a finger, when the display moves the pointer after it, then the hand stays a finger */
static void
test_pointer_behind_the_finger_is_no_pointer (void)
{
  MoaTouch touch = { 0 };

  moa_touch_take (&touch, GDK_TOUCH_BEGIN, GDK_SOURCE_TOUCHSCREEN, FALSE, LATER);
  g_assert_true (moa_touch_take (&touch, GDK_MOTION_NOTIFY, GDK_SOURCE_MOUSE, FALSE, LATER));
  g_assert_true (moa_touch_take (&touch, GDK_BUTTON_PRESS, GDK_SOURCE_MOUSE, FALSE, LATER + 1));
  g_assert_true (moa_touch_take (&touch, GDK_MOTION_NOTIFY, GDK_SOURCE_MOUSE, FALSE, LATER + 200));
  g_assert_true (moa_touch_take (&touch, GDK_MOTION_NOTIFY, GDK_SOURCE_MOUSE, TRUE, 2 * LATER));
  g_assert_false (moa_touch_take (&touch, GDK_MOTION_NOTIFY, GDK_SOURCE_MOUSE, FALSE, 2 * LATER));
}

/* given a finger, when targets grow below a pointer at rest, then GTK's motion changes nothing */
static void
test_motion_without_a_time_is_no_hand (void)
{
  MoaTouch touch = { .is_finger = TRUE, .time = 10 };

  g_assert_true (
      moa_touch_take (&touch, GDK_MOTION_NOTIFY, GDK_SOURCE_MOUSE, FALSE, GDK_CURRENT_TIME));
}

/* given either hand, when keys are pressed or the pointer is in another window, then it is the same */
static void
test_other_events_leave_the_hand (void)
{
  const GdkEventType types[] = { GDK_KEY_PRESS,    GDK_KEY_RELEASE,  GDK_FOCUS_CHANGE,
                                 GDK_ENTER_NOTIFY, GDK_LEAVE_NOTIFY, GDK_PROXIMITY_IN };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      MoaTouch finger = { .is_finger = TRUE, .time = 10 };
      MoaTouch pointer = { 0 };

      g_assert_true (moa_touch_take (&finger, types[i], GDK_SOURCE_KEYBOARD, FALSE, LATER));
      g_assert_true (moa_touch_take (&finger, types[i], GDK_SOURCE_MOUSE, FALSE, LATER));
      g_assert_false (moa_touch_take (&pointer, types[i], GDK_SOURCE_TOUCHSCREEN, FALSE, LATER));
    }
}

/* given a clock of 32 bits that begins anew, a finger before it and a pointer after it are apart */
static void
test_clock_may_begin_anew (void)
{
  MoaTouch touch = { .is_finger = TRUE, .time = G_MAXUINT32 - 100 };

  g_assert_true (moa_touch_take (&touch, GDK_MOTION_NOTIFY, GDK_SOURCE_MOUSE, FALSE, 100));
  g_assert_false (moa_touch_take (&touch, GDK_MOTION_NOTIFY, GDK_SOURCE_MOUSE, FALSE, LATER));
}

/* given a window with small targets, when a finger presses one, then it grows after that */
static void
test_nothing_grows_under_the_finger (void)
{
  g_assert_false (moa_touch_may_resize (GDK_TOUCH_BEGIN));
  g_assert_false (moa_touch_may_resize (GDK_TOUCH_UPDATE));
  g_assert_false (moa_touch_may_resize (GDK_BUTTON_PRESS));
  g_assert_true (moa_touch_may_resize (GDK_TOUCH_END));
  g_assert_true (moa_touch_may_resize (GDK_TOUCH_CANCEL));
  g_assert_true (moa_touch_may_resize (GDK_BUTTON_RELEASE));
  g_assert_true (moa_touch_may_resize (GDK_MOTION_NOTIFY));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/touch/is-a-finger", test_touch_is_a_finger);
  g_test_add_func ("/touch/pointer-takes-over", test_pointer_takes_over);
  g_test_add_func ("/touch/pointer-behind-the-finger-is-no-pointer",
                   test_pointer_behind_the_finger_is_no_pointer);
  g_test_add_func ("/touch/motion-without-a-time-is-no-hand",
                   test_motion_without_a_time_is_no_hand);
  g_test_add_func ("/touch/other-events-leave-the-hand", test_other_events_leave_the_hand);
  g_test_add_func ("/touch/clock-may-begin-anew", test_clock_may_begin_anew);
  g_test_add_func ("/touch/nothing-grows-under-the-finger", test_nothing_grows_under_the_finger);

  return g_test_run ();
}
