// How the C library's allocator treats large pieces of memory.
#define _GNU_SOURCE
#include "CExchange.h"
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { large_page = 2 << 20, reserve = 64 << 20 };

void dossier_keep_freed_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, reserve);
  // Asks for addresses, not for memory, and for large pages where the system has some.
  void *volatile first = malloc(1 << 20);
  free(first);
  uintptr_t end = (uintptr_t)sbrk(0) & ~(uintptr_t)(large_page - 1);
  madvise((void *)(end - reserve), reserve, MADV_HUGEPAGE);
}
