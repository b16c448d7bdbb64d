// Cuts off, or lets fail, one system call that changes a folder: preloaded into a process, it counts the
// calls of write, renameat, unlinkat and mkdirat on what lies in the folder and stops at one of them.
//   FAIL_FOLDER  the path of the folder
//   FAIL_KIND    kill: the process is killed before the call (SIGKILL); fail: the call fails with ENOSPC
//   FAIL_AT      the number of the call, from 1
//   FAIL_LOG     a file that is made when it was reached
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int fails(int file) {
  const char *folder = getenv("FAIL_FOLDER"), *kind = getenv("FAIL_KIND"), *at = getenv("FAIL_AT"),
             *log = getenv("FAIL_LOG");
  if (!folder || !kind || !at || !log) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder))) return 0;
  if (__sync_add_and_fetch(&calls, 1) != atol(at)) return 0;
  close(open(log, O_CREAT | O_WRONLY, 0600));
  if (!strcmp(kind, "kill")) kill(getpid(), SIGKILL);
  errno = ENOSPC;
  return 1;
}

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

ssize_t write(int file, const void *bytes, size_t count) {
  if (fails(file)) return -1;
  return NEXT(ssize_t (*)(int, const void *, size_t), "write")(file, bytes, count);
}

int renameat(int from, const char *old, int to, const char *new) {
  if (fails(from)) return -1;
  return NEXT(int (*)(int, const char *, int, const char *), "renameat")(from, old, to, new);
}

int unlinkat(int folder, const char *name, int flags) {
  if (fails(folder)) return -1;
  return NEXT(int (*)(int, const char *, int), "unlinkat")(folder, name, flags);
}

int mkdirat(int folder, const char *name, mode_t mode) {
  if (fails(folder)) return -1;
  return NEXT(int (*)(int, const char *, mode_t), "mkdirat")(folder, name, mode);
}
