// The only file that knows libcurl.
#define _GNU_SOURCE
#include "CFetch.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

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
                   DossierFetched *result) {
  memset(result, 0, sizeof *result);
  CURL *curl = curl_easy_init();
  if (!curl) {
    result->problem = CURLE_FAILED_INIT;
    strncpy(result->message, "libcurl cannot be started", sizeof result->message - 1);
    return;
  }
  Transfer transfer = {result, limit, 0, allows_local};
  curl_easy_setopt(curl, CURLOPT_URL, address);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds < 10000 ? milliseconds : 10000L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, agent);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  result->problem = (int)curl_easy_perform(curl);
  if (result->problem) {
    strncpy(result->message, curl_easy_strerror((CURLcode)result->problem), sizeof result->message - 1);
  }
  const char *text = NULL;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &result->status);
  if (curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &text) == CURLE_OK) result->redirect = copied(text);
  text = NULL;
  if (curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK) result->type = copied(text);
  curl_easy_cleanup(curl);
}

void dossier_fetch_free(DossierFetched *result) {
  free(result->body);
  free(result->redirect);
  free(result->type);
  memset(result, 0, sizeof *result);
}
