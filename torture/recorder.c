/* Loaded before the C library (LD_PRELOAD): notes, in the order in which it happens, everything that a process does to
 * the files in the folder RECORDED, in the file RECORD. Each note is one line, and for a write the bytes after it:
 *
 *     W offset length path      bytes were written        C 0 0 path      the file was opened, and made if it was not there
 *     T length 0 path           it was cut or stretched   U 0 0 path      its name was removed
 *     S 0 0 path                it is on the disk; of a folder: the names in it are
 *     L 0 length path           the file got this name too; the bytes after it are the other
 *
 * A note is made after the deed, so that nothing counts as done before it is. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int record = -1;
static char folder[512];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char *watched = getenv("RECORDED"), *notes = getenv("RECORD");
    if (!watched || !notes) return;
    snprintf(folder, sizeof folder, "%s", watched);
    record = REAL(open)(notes, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
}

static int inside(const char *path) { return record >= 0 && !strncmp(path, folder, strlen(folder)) && !strstr(path, "-shm"); }

static int named(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = record < 0 ? -1 : readlink(link, path, 511);
    if (length < 0) return 0;
    path[length] = 0;
    return inside(path);
}

static void note(char what, const char *path, long long number, size_t length, const void *bytes) {
    char head[640];
    int size = snprintf(head, sizeof head, "%c %lld %zu %s\n", what, number, length, path);
    struct iovec parts[2] = {{head, size}, {(void *)bytes, length}};
    if (writev(record, parts, bytes ? 2 : 1) < 0) abort();
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    char path[512];
    ssize_t written = REAL(pwrite64)(fd, bytes, length, offset);
    if (written > 0 && named(fd, path)) note('W', path, offset, written, bytes);
    return written;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
    char path[512];
    ssize_t written = REAL(write)(fd, bytes, length);
    if (written > 0 && fd != record && named(fd, path))
        note('W', path, lseek(fd, 0, SEEK_CUR) - written, written, bytes);
    return written;
}

int fsync(int fd) {
    char path[512];
    int failed = REAL(fsync)(fd);
    if (!failed && named(fd, path)) note('S', path, 0, 0, NULL);
    return failed;
}

int fdatasync(int fd) {
    char path[512];
    int failed = REAL(fdatasync)(fd);
    if (!failed && named(fd, path)) note('S', path, 0, 0, NULL);
    return failed;
}

int ftruncate64(int fd, off64_t length) {
    char path[512];
    int failed = REAL(ftruncate64)(fd, length);
    if (!failed && named(fd, path)) note('T', path, length, 0, NULL);
    return failed;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
    int failed = REAL(unlink)(path);
    if (!failed && inside(path)) note('U', path, 0, 0, NULL);
    return failed;
}

int link(const char *from, const char *to) {
    int failed = REAL(link)(from, to);
    if (!failed && inside(to)) note('L', to, 0, strlen(from), from);
    return failed;
}

int open64(const char *path, int how, ...) {
    va_list more;
    va_start(more, how);
    mode_t mode = how & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    int fd = REAL(open64)(path, how, mode);
    if (fd >= 0 && (how & O_CREAT) && inside(path)) note('C', path, 0, 0, NULL);
    return fd;
}
int open(const char *path, int how, ...) {
    va_list more;
    va_start(more, how);
    mode_t mode = how & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open64(path, how, mode);
}
