/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the decoder may no longer do. The limits of time and memory are those of the format. Files
 * can be read only while fonts may be needed, and none can be opened afterwards. On top the kernel
 * refuses, where it can, whatever reaches beyond the process: the net, other programs, changes to
 * files. That list only adds to the limits, so that a machine that does not know it still draws. */

#include "moa-decoder.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_FONT_FILES 24       /* open at once */
#define NICENESS 5              /* the window comes first */
#define OTHER_CALLS 0x40000000u /* where the numbers of x32 begin */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#else
#define HAS_SANITIZER 0
#endif

static void
limit (__rlimit_resource_t resource, rlim_t soft, rlim_t hard)
{
  setrlimit (resource, &(struct rlimit){ .rlim_cur = soft, .rlim_max = hard });
}

/* Private memory is what is counted: how much a library maps says nothing, and a sanitizer maps
 * terabytes. */
static void
limit_resources (void)
{
  const rlim_t memory = (rlim_t) MOA_PICTURE_MAX_MEMORY * 1024 * 1024;

  limit (RLIMIT_CORE, 0, 0);
  limit (RLIMIT_CPU, MOA_PICTURE_MAX_SECONDS, MOA_PICTURE_MAX_SECONDS + 1);
  limit (RLIMIT_FSIZE, 0, 0);
  limit (RLIMIT_NOFILE, MAX_FONT_FILES, MAX_FONT_FILES);
  if (!HAS_SANITIZER)
    limit (RLIMIT_DATA, memory, memory);
  /* The program that waits ends this process sooner; this is for when it has ended itself. */
  alarm (MOA_PICTURE_MAX_WAIT + 1);
  nice (NICENESS);
}

#ifdef ARCHITECTURE

static const unsigned forbidden[] = {
  SYS_socket,     SYS_socketpair, SYS_connect,          SYS_bind,
  SYS_listen,     SYS_sendto,     SYS_sendmsg,          SYS_execve,
  SYS_execveat,   SYS_ptrace,     SYS_process_vm_readv, SYS_process_vm_writev,
  SYS_kill,       SYS_unlinkat,   SYS_renameat,         SYS_renameat2,
  SYS_linkat,     SYS_symlinkat,  SYS_mkdirat,          SYS_mknodat,
  SYS_fchmod,     SYS_fchmodat,   SYS_fchown,           SYS_fchownat,
  SYS_truncate,   SYS_ftruncate,  SYS_utimensat,        SYS_setxattr,
  SYS_mount,      SYS_umount2,    SYS_chroot,           SYS_unshare,
  SYS_setns,      SYS_bpf,        SYS_perf_event_open,  SYS_userfaultfd,
  SYS_keyctl,     SYS_add_key,    SYS_request_key,      SYS_shmget,
  SYS_msgget,     SYS_semget,     SYS_mq_open,          SYS_memfd_create,
  SYS_prctl,      SYS_openat2,    SYS_io_uring_setup,   SYS_pidfd_open,
  SYS_pidfd_getfd
};

/* The same by older names, which newer machines do not have. */
#ifdef SYS_open
static const unsigned forbidden_of_old[] = { SYS_creat,   SYS_unlink, SYS_rename, SYS_link,
                                             SYS_symlink, SYS_mkdir,  SYS_rmdir,  SYS_mknod,
                                             SYS_chmod,   SYS_chown,  SYS_lchown, SYS_fork,
                                             SYS_vfork };
#endif

#define LOAD(member)                                                                               \
  BPF_STMT (BPF_LD | BPF_W | BPF_ABS, (guint32) offsetof (struct seccomp_data, member))
#define UNLESS_EQUAL(value, skip) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (skip))
#define UNLESS_ANY_OF(bits, skip) BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, (bits), 0, (skip))
#define IF_ANY_OF(bits, skip) BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, (bits), (skip), 0)
#define ANSWER(action) BPF_STMT (BPF_RET | BPF_K, (action))
#define REFUSE(code) ANSWER (SECCOMP_RET_ERRNO | (code))
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

static void
append (GArray *program, const struct sock_filter *instructions, guint n)
{
  g_array_append_vals (program, instructions, n);
}

/* Calls of another architecture have other numbers, and so have those of x86-64's smaller
 * brother. */
static void
append_architecture (GArray *program)
{
  const struct sock_filter instructions[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    ANSWER (SECCOMP_RET_KILL_PROCESS),
    LOAD (nr),
    BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, OTHER_CALLS, 0, 1),
    REFUSE (ENOSYS),
  };

  append (program, instructions, G_N_ELEMENTS (instructions));
}

/* Files open for reading, threads of this process; the rest of these calls not. With clone3 the
 * kernel cannot look at what is asked for: libc falls back to clone. */
static void
append_conditions (GArray *program)
{
  const struct sock_filter instructions[] = {
    UNLESS_EQUAL (SYS_openat, 4),
    LOAD (args[2]),
    UNLESS_ANY_OF (WRITING, 1),
    REFUSE (EACCES),
    ANSWER (SECCOMP_RET_ALLOW),
#ifdef SYS_open
    UNLESS_EQUAL (SYS_open, 4),
    LOAD (args[1]),
    UNLESS_ANY_OF (WRITING, 1),
    REFUSE (EACCES),
    ANSWER (SECCOMP_RET_ALLOW),
#endif
    UNLESS_EQUAL (SYS_clone, 4),
    LOAD (args[0]),
    IF_ANY_OF (CLONE_THREAD, 1),
    REFUSE (EPERM),
    ANSWER (SECCOMP_RET_ALLOW),
    UNLESS_EQUAL (SYS_clone3, 1),
    REFUSE (ENOSYS),
  };

  append (program, instructions, G_N_ELEMENTS (instructions));
}

static void
append_refusals (GArray *program, const unsigned *calls, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const struct sock_filter instructions[] = { UNLESS_EQUAL (calls[i], 1), REFUSE (EPERM) };

      append (program, instructions, G_N_ELEMENTS (instructions));
    }
}

static void
forbid_calls (void)
{
  g_autoptr (GArray) program = g_array_new (FALSE, FALSE, sizeof (struct sock_filter));
  const struct sock_filter allow = ANSWER (SECCOMP_RET_ALLOW);
  struct sock_fprog filter;

  append_architecture (program);
  append_refusals (program, forbidden, G_N_ELEMENTS (forbidden));
#ifdef SYS_open
  append_refusals (program, forbidden_of_old, G_N_ELEMENTS (forbidden_of_old));
#endif
  append_conditions (program);
  append (program, &allow, 1);
  filter.len = (unsigned short) program->len;
  filter.filter = (struct sock_filter *) (gpointer) program->data;
  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

#else

static void
forbid_calls (void)
{
}

#endif

/* moa_sandbox_enter:
 *
 * Binds the process: time, memory, nothing but reading files, no way back. */
void
moa_sandbox_enter (void)
{
  closefrom (STDERR_FILENO + 1);
  limit_resources ();
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (HAS_SANITIZER)
    return;
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  forbid_calls ();
}

/* moa_sandbox_forbid_files:
 *
 * From now on nothing can be opened, whether file or connection. */
void
moa_sandbox_forbid_files (void)
{
  limit (RLIMIT_NOFILE, STDERR_FILENO + 1, STDERR_FILENO + 1);
}
