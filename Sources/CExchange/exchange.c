// Swap of two folders in one step.
#define _GNU_SOURCE
#include "CExchange.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int dossier_exchange(int old_folder, const char *old_name, int new_folder, const char *new_name) {
  return renameat2(old_folder, old_name, new_folder, new_name, RENAME_EXCHANGE) == 0 ? 0 : errno;
}
