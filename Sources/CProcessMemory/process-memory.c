#define _GNU_SOURCE
#include "process-memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/// Where the linker puts the data of the program that begins as zeros.
extern char __bss_start[], _end[];

/// How many bytes of heap are asked of the kernel at a time.
static const int heap_step = 1 << 20;

static void populate(uintptr_t start, uintptr_t end) {
  uintptr_t page = start & ~(uintptr_t)(sysconf(_SC_PAGESIZE) - 1);
  madvise((void *)page, end - page, MADV_POPULATE_WRITE);
}

static void populate_heap(void) {
  mallopt(M_TOP_PAD, heap_step);
  mallopt(M_TRIM_THRESHOLD, 4 * heap_step);
  void *block = malloc(1 << 16);
  populate((uintptr_t)block, (uintptr_t)sbrk(0));
  free(block);
}

void provide_memory(void) {
  populate((uintptr_t)__bss_start, (uintptr_t)_end);
  populate_heap();
}
