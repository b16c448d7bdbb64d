#define _GNU_SOURCE
#include "process-memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/// Where the linker puts the data of the program that begins as zeros.
extern char __bss_start[], _end[];

/// 1 MiB in all, in pieces of which none is so large that the C library maps it by itself.
enum { heap_blocks = 17, heap_block = 1 << 16 };

static void populate(uintptr_t start, uintptr_t end) {
  uintptr_t page = start & ~(uintptr_t)(sysconf(_SC_PAGESIZE) - 1);
  madvise((void *)page, end - page, MADV_POPULATE_WRITE);
}

static void populate_heap(void) {
  // NB: volatile, lest the compiler leave out what nothing is written to.
  void *volatile blocks[heap_blocks];
  for (int index = 0; index < heap_blocks; index++) blocks[index] = malloc(heap_block);
  uintptr_t first = (uintptr_t)blocks[0], last = (uintptr_t)blocks[heap_blocks - 1];
  // Another C library, or a sanitizer, may put them anywhere.
  if (first < last && last - first <= 2 * heap_blocks * heap_block) populate(first, last);
  for (int index = 0; index < heap_blocks - 1; index++) free(blocks[index]);
  // What is freed below a piece that is in use stays with the process; of that, little is kept.
  (void)realloc(blocks[heap_blocks - 1], 1);
}

void provide_memory(void) {
  populate((uintptr_t)__bss_start, (uintptr_t)_end);
  populate_heap();
}
