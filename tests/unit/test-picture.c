/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One picture from bytes to pixels, by the real decoder. What hostile files do is tested with whole
 * lessons. */

#include <string.h>

#include "moa-picture.h"

#define SVG(attributes, inside)                                                                    \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" " attributes ">" inside "</svg>"
#define RED "<rect width=\"100\" height=\"50\" fill=\"#f00\"/>"

/* One red pixel. */
#define RED_PNG                                                                                    \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static MoaPicture *
decode (const char *svg, guint edge, GError **error)
{
  g_autoptr (GBytes) bytes = make_bytes (svg);

  return moa_picture_decode (bytes, MOA_PICTURE_SVG, edge, NULL, error);
}

static guint32
get_pixel (const MoaPicture *picture, guint x, guint y)
{
  guint32 pixel;

  g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==, 4 * picture->width * picture->height);
  memcpy (&pixel,
          (const guint8 *) g_bytes_get_data (picture->pixels, NULL) + 4 * (y * picture->width + x),
          4);
  return pixel;
}

static void
test_drawing_is_as_large_as_asked (void)
{
  static const char *const drawings[] = {
    SVG ("viewBox=\"0 0 100 50\"", RED),
    SVG ("width=\"100\" height=\"50\"", RED),
    SVG ("width=\"10cm\" height=\"5cm\" viewBox=\"0 0 100 50\"", RED),
  };

  for (guint i = 0; i < G_N_ELEMENTS (drawings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoaPicture) picture = decode (drawings[i], 200, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (picture->width, ==, 200);
      g_assert_cmpuint (picture->height, ==, 100);
      g_assert_cmphex (get_pixel (picture, 190, 90), ==, 0xffff0000);
    }
}

static void
test_photograph_is_not_enlarged (void)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  guchar *data = g_base64_decode (RED_PNG, &size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);
  g_autoptr (MoaPicture) picture = moa_picture_decode (bytes, MOA_PICTURE_PNG, 200, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 1);
  g_assert_cmphex (get_pixel (picture, 0, 0), ==, 0xffff0000);
}

static void
test_narrow_drawing_keeps_a_pixel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaPicture) picture = decode (
      SVG ("viewBox=\"0 0 1 1000\"", "<rect width=\"1\" height=\"1000\"/>"), 64, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 1);
  g_assert_cmpuint (picture->height, ==, 64);
}

static void
test_words_are_drawn (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaPicture) picture = decode (
      SVG ("viewBox=\"0 0 100 100\"", "<text y=\"80\" font-size=\"99\">M</text>"), 64, &error);

  g_assert_no_error (error);
  g_assert_nonnull (picture);
}

static void
test_bad_picture_says_what_was_found (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (SVG ("", "<image href=\"file:///etc/hostname\"/>"), 64, &error));
  g_assert_error (error, MOA_PICTURE_ERROR, MOA_PICTURE_ERROR_BAD);
  g_assert_cmpstr (error->message, ==,
                   "expected a picture that refers to nothing outside of it, found "
                   "\"file:///etc/hostname\"");
}

static void
test_picture_that_shows_nothing_is_none (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (SVG ("viewBox=\"0 0 9 9\"", ""), 64, &error));
  g_assert_error (error, MOA_PICTURE_ERROR, MOA_PICTURE_ERROR_BAD);
}

static void
test_links_and_own_parts_are_no_references (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaPicture) picture = decode (
      SVG ("viewBox=\"0 0 100 50\"",
           "<defs><g id=\"a\">" RED "</g></defs><a href=\"http://example.org/\"><use "
           "href=\"#a\"/></a><style>rect { clip-path: url(#b) url( '#c' ) }</style>"),
      64, &error);

  g_assert_no_error (error);
  g_assert_nonnull (picture);
}

static void
test_missing_decoder_is_said (void)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("MOA_PICTURE_DECODER", "/nowhere/decoder", TRUE);
  g_assert_null (decode (SVG ("viewBox=\"0 0 100 50\"", RED), 64, &error));
  g_unsetenv ("MOA_PICTURE_DECODER");
  g_assert_error (error, MOA_PICTURE_ERROR, MOA_PICTURE_ERROR_SYSTEM);
  g_assert_nonnull (strstr (error->message, "/nowhere/decoder"));
}

/* A decoder that a hostile picture has taken over may say anything. */
static void
test_decoder_is_not_believed (void)
{
  static const struct
  {
    const char *program;
    MoaPictureError code;
  } impostors[] = {
    { "/bin/true", MOA_PICTURE_ERROR_BAD },
    { "/bin/false", MOA_PICTURE_ERROR_SYSTEM },
    { "/bin/cat", MOA_PICTURE_ERROR_SYSTEM },
    { "/usr/bin/yes", MOA_PICTURE_ERROR_BAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (impostors); i++)
    {
      g_autoptr (GError) error = NULL;

      g_setenv ("MOA_PICTURE_DECODER", impostors[i].program, TRUE);
      g_assert_null (decode (SVG ("viewBox=\"0 0 100 50\"", RED), 64, &error));
      g_assert_error (error, MOA_PICTURE_ERROR, (int) impostors[i].code);
    }
  g_unsetenv ("MOA_PICTURE_DECODER");
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (G_USEC_PER_SEC / 10);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_decoding_can_be_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (
      SVG ("viewBox=\"0 0 9 9\"",
           "<filter id=\"f\" width=\"9\" height=\"9\"><feTurbulence baseFrequency=\"0.9\" "
           "numOctaves=\"1000000\"/></filter><rect width=\"9\" height=\"9\" "
           "filter=\"url(#f)\"/>"));
  g_autoptr (GThread) thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_null (moa_picture_decode (bytes, MOA_PICTURE_SVG, 512, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (g_steal_pointer (&thread));
}

static void
test_all_pictures_fit_into_memory (void)
{
  g_assert_cmpuint (moa_picture_choose_edge (1), ==, 512);
  for (guint n = 1; n <= 32768; n *= 2)
    {
      guint edge = moa_picture_choose_edge (n);

      g_assert_cmpuint (edge, >=, 16);
      g_assert_cmpuint (n * edge * edge * 4, <=, 32 * 1024 * 1024);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/drawing-is-as-large-as-asked", test_drawing_is_as_large_as_asked);
  g_test_add_func ("/picture/photograph-is-not-enlarged", test_photograph_is_not_enlarged);
  g_test_add_func ("/picture/narrow-drawing-keeps-a-pixel", test_narrow_drawing_keeps_a_pixel);
  g_test_add_func ("/picture/words-are-drawn", test_words_are_drawn);
  g_test_add_func ("/picture/bad-one-says-what-was-found", test_bad_picture_says_what_was_found);
  g_test_add_func ("/picture/one-that-shows-nothing-is-none",
                   test_picture_that_shows_nothing_is_none);
  g_test_add_func ("/picture/links-and-own-parts-are-no-references",
                   test_links_and_own_parts_are_no_references);
  g_test_add_func ("/picture/missing-decoder-is-said", test_missing_decoder_is_said);
  g_test_add_func ("/picture/decoder-is-not-believed", test_decoder_is_not_believed);
  g_test_add_func ("/picture/decoding-can-be-cancelled", test_decoding_can_be_cancelled);
  g_test_add_func ("/picture/all-of-a-lesson-fit-into-memory", test_all_pictures_fit_into_memory);

  return g_test_run ();
}
