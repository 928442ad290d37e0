// Signals that end the program, held back while a half-written site lies beside the real one. In C, because a
// signal handler may only touch lock-free atomics and call `_exit`.
#define _GNU_SOURCE
#include "CExchange.h"
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static atomic_int depth;
static atomic_int pending;
static atomic_int is_serving;

static void end(int number) { _exit(atomic_load(&is_serving) ? 0 : 128 + number); }

static void handle(int number) {
  int none = 0;
  atomic_compare_exchange_strong(&pending, &none, number);
  if (atomic_load(&depth) == 0) end(number);
}

void dossier_signals_install(int serving) {
  atomic_store(&is_serving, serving);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    // A hang-up that was ignored from the start stays so (`nohup dossier build`); SIGINT, which a shell's script
    // ignores for every background job, is heard all the same.
    struct sigaction old;
    if (numbers[i] == SIGHUP && sigaction(SIGHUP, NULL, &old) == 0 && old.sa_handler == SIG_IGN) continue;
    sigaction(numbers[i], &action, NULL);
  }
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

void dossier_signals_enter(void) { atomic_fetch_add(&depth, 1); }

int dossier_signals_pending(void) { return atomic_load(&pending); }

void dossier_signals_leave(void) {
  if (atomic_fetch_sub(&depth, 1) != 1) return;
  int number = atomic_load(&pending);
  if (number != 0) end(number);
}
