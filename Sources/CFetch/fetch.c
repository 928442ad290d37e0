// The only file that knows libcurl. The library is opened when a page is to be fetched and not when the program starts:
// with the thirty libraries that it needs it would take half of a short command's time.
#define _GNU_SOURCE
#define CURL_DISABLE_TYPECHECK
#include "CFetch.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/// The functions of libcurl that are used here; all of them or, where it is not installed, none.
typedef struct {
  __typeof__(&curl_easy_init) init;
  __typeof__(&curl_easy_setopt) setopt;
  __typeof__(&curl_easy_perform) perform;
  __typeof__(&curl_easy_strerror) strerror;
  __typeof__(&curl_easy_getinfo) getinfo;
  __typeof__(&curl_easy_cleanup) cleanup;
} Library;

/// The library stays open until the program ends.
static int open_library(Library *library) {
#ifdef __APPLE__
  void *handle = dlopen("libcurl.4.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!handle) return 0;
  library->init = (__typeof__(library->init))dlsym(handle, "curl_easy_init");
  library->setopt = (__typeof__(library->setopt))dlsym(handle, "curl_easy_setopt");
  library->perform = (__typeof__(library->perform))dlsym(handle, "curl_easy_perform");
  library->strerror = (__typeof__(library->strerror))dlsym(handle, "curl_easy_strerror");
  library->getinfo = (__typeof__(library->getinfo))dlsym(handle, "curl_easy_getinfo");
  library->cleanup = (__typeof__(library->cleanup))dlsym(handle, "curl_easy_cleanup");
  return library->init && library->setopt && library->perform && library->strerror && library->getinfo &&
         library->cleanup;
}

typedef struct {
  DossierFetched *result;
  size_t limit, room;
  int allows_local;
} Transfer;

static int is_public_four(const uint8_t *b) {
  if (b[0] == 0 || b[0] == 10 || b[0] == 127 || b[0] >= 224) return 0;
  if (b[0] == 100 && (b[1] & 0xC0) == 64) return 0;
  if (b[0] == 169 && b[1] == 254) return 0;
  if (b[0] == 172 && (b[1] & 0xF0) == 16) return 0;
  if (b[0] == 192 && b[1] == 168) return 0;
  if (b[0] == 192 && b[1] == 0 && (b[2] == 0 || b[2] == 2)) return 0;
  if (b[0] == 192 && b[1] == 88 && b[2] == 99) return 0;
  if (b[0] == 198 && (b[1] & 0xFE) == 18) return 0;
  if (b[0] == 198 && b[1] == 51 && b[2] == 100) return 0;
  if (b[0] == 203 && b[1] == 0 && b[2] == 113) return 0;
  return 1;
}

int dossier_is_public_address(const uint8_t *b, size_t count) {
  static const uint8_t zeros[12] = {0};
  static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  static const uint8_t nat64[12] = {0, 0x64, 0xFF, 0x9B};
  if (count == 4) return is_public_four(b);
  if (count != 16) return 0;
  if (!memcmp(b, mapped, 12) || !memcmp(b, nat64, 12)) return is_public_four(b + 12);
  if (!memcmp(b, zeros, 12)) return 0;
  if (b[0] == 0x20 && b[1] == 0x02) return is_public_four(b + 2);
  // Only 2000::/3 is given out; of that, Teredo and the addresses for examples are nobody's.
  if ((b[0] & 0xE0) != 0x20) return 0;
  if (b[0] == 0x20 && b[1] == 0x01 && ((b[2] == 0 && b[3] == 0) || (b[2] == 0x0D && b[3] == 0xB8))) return 0;
  return 1;
}

/// Called with the very address that is about to be connected to, so that no second look-up can lead elsewhere.
static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address) {
  Transfer *transfer = data;
  (void)purpose;
  int is_public = 0;
  if (address->family == AF_INET) {
    const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)&address->addr;
    is_public = dossier_is_public_address((const uint8_t *)&four->sin_addr, 4);
  } else if (address->family == AF_INET6) {
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)&address->addr;
    is_public = dossier_is_public_address((const uint8_t *)&six->sin6_addr, 16);
  }
  if (!is_public && !transfer->allows_local) {
    transfer->result->is_private = 1;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t receive(char *bytes, size_t size, size_t count, void *data) {
  Transfer *transfer = data;
  DossierFetched *result = transfer->result;
  size_t length = size * count;
  if (length > transfer->limit - result->count) {
    result->is_too_large = 1;
    return 0;
  }
  if (result->count + length > transfer->room) {
    size_t room = (result->count + length) * 2;
    uint8_t *grown = realloc(result->body, room);
    if (!grown) return 0;
    result->body = grown;
    transfer->room = room;
  }
  if (length > 0) memcpy(result->body + result->count, bytes, length);
  result->count += length;
  return length;
}

static char *copied(const char *text) { return text ? strdup(text) : NULL; }

void dossier_fetch(const char *address, const char *agent, long milliseconds, size_t limit, int allows_local,
                   const char *authorities, DossierFetched *result) {
  memset(result, 0, sizeof *result);
  Library library;
  CURL *curl = open_library(&library) ? library.init() : NULL;
  if (!curl) {
    result->problem = CURLE_FAILED_INIT;
    strncpy(result->message, "libcurl cannot be started; is it installed?", sizeof result->message - 1);
    return;
  }
  Transfer transfer = {result, limit, 0, allows_local};
  library.setopt(curl, CURLOPT_URL, address);
  library.setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  library.setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  library.setopt(curl, CURLOPT_PROXY, "");
  library.setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  library.setopt(curl, CURLOPT_NOSIGNAL, 1L);
  library.setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds);
  library.setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds < 10000 ? milliseconds : 10000L);
  library.setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  library.setopt(curl, CURLOPT_USERAGENT, agent);
  if (authorities) library.setopt(curl, CURLOPT_CAINFO, authorities);
  library.setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  library.setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  library.setopt(curl, CURLOPT_WRITEFUNCTION, receive);
  library.setopt(curl, CURLOPT_WRITEDATA, &transfer);
  result->problem = (int)library.perform(curl);
  if (result->problem) {
    strncpy(result->message, library.strerror((CURLcode)result->problem), sizeof result->message - 1);
  }
  const char *text = NULL;
  library.getinfo(curl, CURLINFO_RESPONSE_CODE, &result->status);
  if (library.getinfo(curl, CURLINFO_REDIRECT_URL, &text) == CURLE_OK) result->redirect = copied(text);
  text = NULL;
  if (library.getinfo(curl, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK) result->type = copied(text);
  library.cleanup(curl);
}

void dossier_fetch_free(DossierFetched *result) {
  free(result->body);
  free(result->redirect);
  free(result->type);
  memset(result, 0, sizeof *result);
}
