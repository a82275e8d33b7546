// Enters the sandbox of Sources/CProcess with one folder to read and one to work in, and prints what is still allowed; a test reads it.
//
//     cc -I Sources/CProcess/include -o probe Tools/proofs/sandbox.c Sources/CProcess/sandbox.c && ./probe READ WORK
#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void told(const char *what, long result) { printf("%s: %s\n", what, result < 0 ? strerrorname_np(errno) : "allowed"); }

static void *nothing(void *argument) { return argument; }

int main(int count, char **arguments) {
    if (count != 3) return 64;
    char path[4096];
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    mugmoji_place places[] = {
        {arguments[1], MUGMOJI_READ}, {arguments[2], MUGMOJI_WORK}, {"/nowhere", MUGMOJI_READ}, {"/proc", MUGMOJI_READ}};
    told("renounce", mugmoji_renounce());
    printf("landlock: %d\n", mugmoji_keep_from_files(places, 4, 0));
    printf("seccomp: %d\n", mugmoji_refuse_calls(true));
    struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    told("bind any port", bind(listener, (struct sockaddr *)&any, sizeof any));
    told("listen", listen(listener, 1));
    socklen_t length = sizeof any;
    getsockname(listener, (struct sockaddr *)&any, &length);
    int other = socket(AF_INET, SOCK_STREAM, 0);
    told("connect", connect(other, (struct sockaddr *)&any, sizeof any));
    printf("seccomp again: %d\n", mugmoji_refuse_calls(false));
    told("socket", socket(AF_INET, SOCK_STREAM, 0));
    told("open /etc/passwd", open("/etc/passwd", O_RDONLY));
    told("open /", open("/", O_RDONLY | O_DIRECTORY));
    // The parent, which did not enter the sandbox.
    const char *others[] = {"mem", "root/etc/passwd", "fd/0"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char what[64];
        snprintf(path, sizeof path, "/proc/%d/%s", getppid(), others[i]);
        snprintf(what, sizeof what, "another's %s", others[i]);
        told(what, open(path, O_RDONLY));
    }
    told("open /etc/passwd by /proc", open("/proc/self/root/etc/passwd", O_RDONLY));
    snprintf(path, sizeof path, "%s/file", arguments[1]);
    told("read in READ", open(path, O_RDONLY));
    told("write in READ", open(path, O_RDWR));
    snprintf(path, sizeof path, "%s/new", arguments[1]);
    told("make in READ", open(path, O_RDWR | O_CREAT, 0600));
    snprintf(path, sizeof path, "%s/new", arguments[2]);
    told("make in WORK", open(path, O_RDWR | O_CREAT, 0600));
    told("remove in WORK", unlink(path));
    told("link in WORK", symlink("/etc/passwd", path));
    told("nameless in WORK", open(arguments[2], O_TMPFILE | O_RDWR, 0600));
    char *program[] = {"/bin/true", NULL};
    told("exec", execv(program[0], program));
    told("fork", fork());
    told("ptrace", ptrace(PTRACE_TRACEME, 0, 0, 0));
    told("kill the parent", kill(getppid(), 0));
    told("kill itself", kill(getpid(), 0));
    told("mount", syscall(SYS_mount, "none", "/", "tmpfs", 0, ""));
    told("io_uring", syscall(425, 1, NULL));
    told("unshare", syscall(SYS_unshare, 0x10000000));
    pthread_t thread;
    errno = pthread_create(&thread, NULL, nothing, NULL);
    told("thread", errno == 0 ? 0 : -1);
    return 0;
}
