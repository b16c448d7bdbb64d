// Lets one system call on a database fail: preloaded into a process, it counts the calls of a kind on
// files whose name holds ".db" and fails the one that FAIL_AT names.
//   FAIL_KIND  write: pwrite, pwrite64 and ftruncate, with ENOSPC; sync: fsync and fdatasync, with EIO
//   FAIL_AT    the number of the call, from 1
//   FAIL_LOG   a file that is made when the call failed
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int is_database(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, ".db") != NULL;
}

static int fails(const char *kind, int file, int error) {
  const char *wanted = getenv("FAIL_KIND"), *at = getenv("FAIL_AT"), *log = getenv("FAIL_LOG");
  if (!wanted || !at || !log || strcmp(wanted, kind) || !is_database(file)) return 0;
  if (__sync_add_and_fetch(&calls, 1) != atol(at)) return 0;
  close(open(log, O_CREAT | O_WRONLY, 0600));
  errno = error;
  return 1;
}

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  if (fails("write", file, ENOSPC)) return -1;
  return NEXT(ssize_t (*)(int, const void *, size_t, off64_t), "pwrite64")(file, bytes, count, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  if (fails("write", file, ENOSPC)) return -1;
  return NEXT(ssize_t (*)(int, const void *, size_t, off_t), "pwrite")(file, bytes, count, offset);
}

int ftruncate64(int file, off64_t length) {
  if (fails("write", file, ENOSPC)) return -1;
  return NEXT(int (*)(int, off64_t), "ftruncate64")(file, length);
}

int fsync(int file) {
  if (fails("sync", file, EIO)) return -1;
  return NEXT(int (*)(int), "fsync")(file);
}

int fdatasync(int file) {
  if (fails("sync", file, EIO)) return -1;
  return NEXT(int (*)(int), "fdatasync")(file);
}
