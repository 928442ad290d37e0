#ifndef DOSSIER_CEXCHANGE_H
#define DOSSIER_CEXCHANGE_H

/// Swaps two names below two folder descriptors in one step (`renameat2` with RENAME_EXCHANGE; Swift's Glibc
/// module hides the call). Returns 0, or the value of `errno`: EINVAL and ENOSYS mean that the file system
/// cannot do it.
int dossier_exchange(int old_folder, const char *_Nonnull old_name, int new_folder, const char *_Nonnull new_name);

/// SIGINT, SIGTERM and SIGHUP end the program with 128 + n from now on (with 0 when `serving` is not 0): at once, or,
/// between enter and leave, only when leave is called. SIGPIPE and SIGXFSZ are ignored, so that a write fails instead.
void dossier_signals_install(int serving);

/// What follows must be undone before the program may end. Calls nest.
void dossier_signals_enter(void);

/// The signal that came since enter, or 0.
int dossier_signals_pending(void);

/// Ends what enter began; a signal that has come meanwhile ends the program here.
void dossier_signals_leave(void);

/// Freed memory stays with the program for what it asks for next, instead of going back to the system, and the heap
/// grows by large pages where the system has some.
void dossier_keep_freed_memory(void);

#endif
