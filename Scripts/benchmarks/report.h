// What the peers share: clocks, and the figures in the form that every in-process program prints.
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double wall_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static double seconds_of(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

// The processor time of this process or of its children that ended.
static double cpu_seconds(int whose) {
  struct rusage usage;
  getrusage(whose, &usage);
  return seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
}

static void report(long operations, double seconds, double cpu) {
  printf("{\"operations\": %ld, \"seconds\": %.6f, \"cpu_seconds\": %.6f}\n", operations, seconds,
         cpu);
}

// The next number of a fixed row that looks random.
static uint64_t next_number(void) {
  static uint64_t state = 20240314;
  state = state * 6364136223846793005u + 1442695040888963407u;
  return state >> 33;
}

static void fail(const char *what) {
  fprintf(stderr, "error: %s\n", what);
  exit(1);
}
