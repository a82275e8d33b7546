// syscall and O_PATH are Linux's own.
#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <sys/resource.h>

#if defined(__linux__)

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int mugmoji_renounce(void) {
    struct rlimit none = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

// MARK: Files

// Landlock, as linux/landlock.h has it, written out because the headers of a system may be older than its kernel.
// Source: Documentation/userspace-api/landlock.rst of the Linux kernel.
enum {
    CALL_CREATE_RULESET = 444,
    CALL_ADD_RULE = 445,
    CALL_RESTRICT_SELF = 446,
    ASK_FOR_VERSION = 1,
    RULE_PATH = 1,
    RULE_PORT = 2,
};

#define FS_WRITE_FILE (1ull << 1)
#define FS_READ_FILE (1ull << 2)
#define FS_READ_DIR (1ull << 3)
#define FS_REMOVE_DIR (1ull << 4)
#define FS_REMOVE_FILE (1ull << 5)
#define FS_MAKE_DIR (1ull << 7)
#define FS_MAKE_REG (1ull << 8)
#define FS_REFER (1ull << 13)
#define FS_TRUNCATE (1ull << 14)
#define NET_BIND_TCP (1ull << 0)
#define NET_CONNECT_TCP (1ull << 1)
#define SCOPE_SOCKETS_AND_SIGNALS 3ull

typedef struct {
    uint64_t files, network, scopes;
} ruleset;

typedef struct __attribute__((packed)) {
    uint64_t access;
    int32_t parent;
} path_rule;

typedef struct {
    uint64_t access, port;
} port_rule;

// The rights over files that versions 1, 2 … of Landlock know.
static uint64_t known_rights(int version) {
    const int counts[] = {13, 14, 15, 15, 16};
    int last = (int)(sizeof counts / sizeof *counts);
    return (1ull << counts[(version < last ? version : last) - 1]) - 1;
}

static uint64_t rights(mugmoji_access access) {
    switch (access) {
    case MUGMOJI_READ: return FS_READ_FILE | FS_READ_DIR;
    case MUGMOJI_REMOVE_FOLDERS: return FS_REMOVE_DIR;
    case MUGMOJI_WORK:
        return FS_READ_FILE | FS_READ_DIR | FS_WRITE_FILE | FS_REMOVE_DIR | FS_REMOVE_FILE | FS_MAKE_DIR | FS_MAKE_REG | FS_REFER
            | FS_TRUNCATE;
    }
    return 0;
}

// 0, or -1 with errno; a place that is not there, or may not be opened, is left out.
static int allow(int rules, const mugmoji_place *place, uint64_t known) {
    int file = open(place->path, O_PATH | O_CLOEXEC);
    if (file < 0) return 0;
    struct stat status;
    uint64_t allowed = rights(place->access) & known;
    if (fstat(file, &status) == 0 && !S_ISDIR(status.st_mode)) allowed &= FS_READ_FILE | FS_WRITE_FILE | FS_TRUNCATE;
    path_rule rule = {allowed, file};
    int failed = allowed == 0 ? 0 : (int)syscall(CALL_ADD_RULE, rules, RULE_PATH, &rule, 0);
    int code = errno;
    close(file);
    errno = code;
    return failed;
}

int mugmoji_keep_from_files(const mugmoji_place *places, size_t count, int port) {
    int version = (int)syscall(CALL_CREATE_RULESET, NULL, 0, ASK_FOR_VERSION);
    if (version < 1) return 0;
    ruleset all = {known_rights(version), version >= 4 ? NET_BIND_TCP | NET_CONNECT_TCP : 0, version >= 6 ? SCOPE_SOCKETS_AND_SIGNALS : 0};
    size_t size = version >= 6 ? sizeof all : version >= 4 ? offsetof(ruleset, scopes) : offsetof(ruleset, network);
    int rules = (int)syscall(CALL_CREATE_RULESET, &all, size, 0);
    if (rules < 0) return -1;
    int failed = 0;
    for (size_t i = 0; i < count && failed == 0; i++) failed = allow(rules, &places[i], all.files);
    port_rule listening = {NET_BIND_TCP, (uint64_t)port};
    if (failed == 0 && port >= 0 && version >= 4) failed = (int)syscall(CALL_ADD_RULE, rules, RULE_PORT, &listening, 0);
    if (failed == 0) failed = (int)syscall(CALL_RESTRICT_SELF, rules, 0);
    int code = errno;
    close(rules);
    errno = code;
    return failed == 0 ? version : -1;
}

// MARK: System calls

#if defined(__x86_64__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef THIS_MACHINE

#define FIELD(name) (offsetof(struct seccomp_data, name))
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define IF_EQUAL(value, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (then), (otherwise))
#define IF_SET(bits, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), (then), (otherwise))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE RETURN(SECCOMP_RET_ERRNO | EPERM)
#define ALLOW RETURN(SECCOMP_RET_ALLOW)

// The lower half of an argument; both machines are little-endian.
#define ARGUMENT(number) (FIELD(args) + 8 * (number))

static const int refused[] = {
    // Programs and processes
    SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_setns, SYS_unshare, SYS_personality,
    SYS_perf_event_open, SYS_bpf, SYS_userfaultfd, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_setpriority, SYS_sched_setscheduler,
    424 /* pidfd_send_signal */, 434 /* pidfd_open */, 438 /* pidfd_getfd */, 440 /* process_madvise */, 448 /* process_mrelease */,
    // Requests that the kernel would work on where this filter does not see them
    425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */,
    // File systems
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_swapon, SYS_swapoff, SYS_quotactl, SYS_name_to_handle_at, SYS_open_by_handle_at,
    SYS_fanotify_init, SYS_mknodat, 428 /* open_tree */, 429 /* move_mount */, 430 /* fsopen */, 431 /* fsconfig */, 432 /* fsmount */,
    433 /* fspick */, 442 /* mount_setattr */,
    // The machine
    SYS_reboot, SYS_kexec_load, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_acct, SYS_syslog, SYS_settimeofday,
    SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex, SYS_sethostname, SYS_setdomainname, SYS_vhangup,
    // Keys, and what processes share
    SYS_add_key, SYS_request_key, SYS_keyctl, SYS_shmget, SYS_msgget, SYS_semget, SYS_mq_open,
    // Rights
    SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setregid, SYS_setresuid, SYS_setresgid, SYS_setfsuid, SYS_setfsgid, SYS_setgroups, SYS_capset,
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
#ifdef SYS_mknod
    SYS_mknod,
#endif
#ifdef SYS_iopl
    SYS_iopl, SYS_ioperm, SYS_modify_ldt,
#endif
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
};

static const int sockets[] = {SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen};

enum {
    CALL_CLONE3 = 435,
    // Input for the terminal that this process was started from.
    PUSH_INPUT = 0x5412,
    TERMINAL_CONSOLE = 0x541C,
    WITH_THREADS_OF_THIS = 0x10000,
};

int mugmoji_refuse_calls(bool will_listen) {
    struct sock_filter program[2 * (sizeof refused + sizeof sockets) / sizeof *refused + 48];
    size_t length = 0;
#define ADD(...) (program[length++] = (struct sock_filter)__VA_ARGS__)
    ADD(LOAD(FIELD(arch)));
    ADD(IF_EQUAL(THIS_MACHINE, 1, 0));
    ADD(REFUSE);
    ADD(LOAD(FIELD(nr)));
#ifdef __x86_64__
    // The calls of x32 go by other numbers.
    ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
    ADD(REFUSE);
#endif
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        ADD(IF_EQUAL((uint32_t)refused[i], 0, 1));
        ADD(REFUSE);
    }
    for (size_t i = 0; !will_listen && i < sizeof sockets / sizeof *sockets; i++) {
        ADD(IF_EQUAL((uint32_t)sockets[i], 0, 1));
        ADD(REFUSE);
    }
    // The C library takes clone where there is no clone3, whose wishes a filter cannot see; threads are made, and no processes.
    ADD(IF_EQUAL(CALL_CLONE3, 0, 1));
    ADD(RETURN(SECCOMP_RET_ERRNO | ENOSYS));
    ADD(IF_EQUAL(SYS_clone, 0, 4));
    ADD(LOAD(ARGUMENT(0)));
    ADD(IF_SET(WITH_THREADS_OF_THIS, 1, 0));
    ADD(REFUSE);
    ADD(ALLOW);
    // Signals go to this process.
    for (int i = 0; i < 2; i++) {
        ADD(IF_EQUAL(i == 0 ? SYS_kill : SYS_tgkill, 0, 4));
        ADD(LOAD(ARGUMENT(0)));
        ADD(IF_EQUAL((uint32_t)getpid(), 1, 0));
        ADD(REFUSE);
        ADD(ALLOW);
    }
    ADD(IF_EQUAL(SYS_ioctl, 0, 5));
    ADD(LOAD(ARGUMENT(1)));
    ADD(IF_EQUAL(PUSH_INPUT, 1, 0));
    ADD(IF_EQUAL(TERMINAL_CONSOLE, 0, 1));
    ADD(REFUSE);
    ADD(ALLOW);
    ADD(ALLOW);
    struct sock_fprog filter = {(unsigned short)length, program};
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter) == 0) return 1;
    return errno == ENOSYS || errno == EINVAL ? 0 : -1;
}

#else

int mugmoji_refuse_calls(bool will_listen) {
    (void)will_listen;
    return 0;
}

#endif

#else

int mugmoji_renounce(void) {
    struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none);
}

int mugmoji_keep_from_files(const mugmoji_place *places, size_t count, int port) {
    (void)places, (void)count, (void)port;
    return 0;
}

int mugmoji_refuse_calls(bool will_listen) {
    (void)will_listen;
    return 0;
}

#endif
