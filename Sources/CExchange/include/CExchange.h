#ifndef DOSSIER_CEXCHANGE_H
#define DOSSIER_CEXCHANGE_H

/// Swaps two names below two folder descriptors in one step (`renameat2` with RENAME_EXCHANGE; Swift's Glibc
/// module hides the call). Returns 0, or the value of `errno`: EINVAL and ENOSYS mean that the file system
/// cannot do it.
int dossier_exchange(int old_folder, const char *old_name, int new_folder, const char *new_name);

#endif
