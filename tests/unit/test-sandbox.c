/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a process may no longer do once it is in the decoder's sandbox. Each test is a process of
 * its own, which ends with 0 when what it tried was refused. */

#include "moa-decoder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_OF_ALL "/etc/hostname"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER TRUE
#else
#define HAS_SANITIZER FALSE
#endif

#if defined(__x86_64__) || defined(__aarch64__)
#define KNOWS_MACHINE TRUE
#else
#define KNOWS_MACHINE FALSE
#endif

static void
run_in_sandbox (gboolean (*is_refused) (void))
{
  if (g_test_subprocess ())
    {
      moa_sandbox_enter ();
      _exit (is_refused () ? 0 : 1);
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* The kernel's list of calls is left out where a sanitizer needs them, and where the kernel or the
 * machine does not know it. */
static gboolean
skip_without_list (void)
{
  gboolean has_list = KNOWS_MACHINE && prctl (PR_GET_SECCOMP) >= 0;

  if (!has_list)
    g_test_skip ("there is no list of calls here");
  return !has_list;
}

static gboolean
is_net_refused (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0 && socket (AF_UNIX, SOCK_STREAM, 0) < 0;
}

static void
test_no_net (void)
{
  if (!skip_without_list ())
    run_in_sandbox (is_net_refused);
}

/* Were it not refused, the process would end as that program does: with 1. */
static gboolean
is_program_refused (void)
{
  execl ("/bin/false", "false", NULL);
  return TRUE;
}

static gboolean
is_child_refused (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return pid < 0;
}

static gboolean
are_programs_refused (void)
{
  return is_child_refused () && is_program_refused ();
}

static void
test_no_other_program (void)
{
  if (!skip_without_list ())
    run_in_sandbox (are_programs_refused);
}

static gboolean
is_writing_refused (void)
{
  const char *path = g_getenv ("MOA_TEST_FILE");
  int file = open (path, O_WRONLY | O_CREAT, 0600);

  return file < 0 && unlink (path) < 0 && rename (path, "/tmp/other") < 0
         && mkdir ("/tmp/moa-sandbox-folder", 0700) < 0;
}

static void
test_no_file_is_changed (void)
{
  g_autofree char *path = NULL;
  int file;

  if (skip_without_list ())
    return;
  if (!g_test_subprocess ())
    {
      file = g_file_open_tmp ("moa-test-XXXXXX", &path, NULL);
      g_assert_cmpint (file, >=, 0);
      close (file);
      g_setenv ("MOA_TEST_FILE", path, TRUE);
    }
  run_in_sandbox (is_writing_refused);
  g_assert_cmpint (unlink (path), ==, 0);
}

static gboolean
is_reading_refused_later (void)
{
  int file = open (FILE_OF_ALL, O_RDONLY);

  moa_sandbox_forbid_files ();
  return file >= 0 && close (file) == 0 && open (FILE_OF_ALL, O_RDONLY) < 0;
}

static void
test_files_are_read_only_until_forbidden (void)
{
  run_in_sandbox (is_reading_refused_later);
}

static gboolean
is_memory_refused (void)
{
  return malloc ((gsize) MOA_PICTURE_MAX_MEMORY * 1024 * 1024) == NULL;
}

static void
test_no_more_memory_than_allowed (void)
{
  if (!skip_without_list ())
    run_in_sandbox (is_memory_refused);
}

static gboolean
spin (void)
{
  for (volatile gboolean goes_on = TRUE; goes_on;)
    ;
  return FALSE;
}

static void
test_no_more_time_than_allowed (void)
{
  gint64 start = g_get_monotonic_time ();

  if (g_test_subprocess ())
    {
      moa_sandbox_enter ();
      _exit (spin () ? 0 : 1);
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_assert_cmpint (g_get_monotonic_time () - start, <, (MOA_PICTURE_MAX_WAIT + 3) * G_USEC_PER_SEC);
}

static void
add_tests_of_the_list (void)
{
  if (HAS_SANITIZER)
    return;
  g_test_add_func ("/sandbox/no-net", test_no_net);
  g_test_add_func ("/sandbox/no-other-program", test_no_other_program);
  g_test_add_func ("/sandbox/no-file-is-changed", test_no_file_is_changed);
  g_test_add_func ("/sandbox/no-more-memory-than-allowed", test_no_more_memory_than_allowed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_tests_of_the_list ();
  g_test_add_func ("/sandbox/files-are-read-only-until-forbidden",
                   test_files_are_read_only_until_forbidden);
  g_test_add_func ("/sandbox/no-more-time-than-allowed", test_no_more_time_than_allowed);

  return g_test_run ();
}
