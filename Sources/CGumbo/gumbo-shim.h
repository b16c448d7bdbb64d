// The HTML5 parser, as Debian's libgumbo-dev installs it, with a bound on the memory that one page
// may take.
//
// gumbo does not look whether it was given memory, and frees its tree by recursion, which a page can
// make as deep as it is long. So all its memory is of one arena, which is freed as a whole; where the
// arena is used up, the parser is left where it stands.
#ifndef FAQCMS_GUMBO_SHIM_H
#define FAQCMS_GUMBO_SHIM_H

#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>

typedef struct gumbo_arena_block {
  struct gumbo_arena_block *next;
  size_t padding;
} gumbo_arena_block;

typedef struct {
  gumbo_arena_block *blocks;
  char *free;
  size_t left;
  size_t budget;
  jmp_buf used_up;
} gumbo_arena;

static inline void *gumbo_arena_allocate(void *data, size_t size) {
  gumbo_arena *arena = (gumbo_arena *)data;
  if (size > arena->budget) longjmp(arena->used_up, 1);
  size = (size + 15) & ~(size_t)15;
  if (size > arena->left) {
    size_t content = size > (1 << 18) ? size : (1 << 18);
    gumbo_arena_block *block;
    if (content > arena->budget) longjmp(arena->used_up, 1);
    block = (gumbo_arena_block *)malloc(sizeof(gumbo_arena_block) + content);
    if (!block) longjmp(arena->used_up, 1);
    block->next = arena->blocks;
    arena->blocks = block;
    arena->free = (char *)(block + 1);
    arena->left = content;
    arena->budget -= content;
  }
  arena->left -= size;
  arena->free += size;
  return arena->free - size;
}

static inline void gumbo_arena_deallocate(void *data, void *memory) {
  (void)data;
  (void)memory;
}

/// Frees an arena and with it every tree that was made in it.
static inline void gumbo_arena_free(gumbo_arena *arena) {
  while (arena->blocks) {
    gumbo_arena_block *next = arena->blocks->next;
    free(arena->blocks);
    arena->blocks = next;
  }
  free(arena);
}

static inline gumbo_arena *gumbo_arena_new(size_t budget) {
  gumbo_arena *arena = (gumbo_arena *)calloc(1, sizeof(gumbo_arena));
  if (arena) arena->budget = budget;
  return arena;
}

/// Reads a page; null where the arena is used up before the end.
static inline GumboOutput *gumbo_arena_parse(
    gumbo_arena *arena, const char *text, size_t length, bool is_fragment) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = gumbo_arena_allocate;
  options.deallocator = gumbo_arena_deallocate;
  options.userdata = arena;
  options.max_errors = 0;
  if (is_fragment) options.fragment_context = GUMBO_TAG_DIV;
  if (setjmp(arena->used_up)) return NULL;
  return gumbo_parse_with_options(&options, text, length);
}

#endif
