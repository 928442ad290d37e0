// What a file is, told by its name alone.

/// The `Content-Type` of a file name, with its charset where it is text; unknown kinds are downloads.
func mediaType(of name: String) -> String {
  guard let dot = name.lastIndex(of: ".") else {
    // SHA256SUMS, CNAME, LICENSE: names without an ending are text here.
    return "text/plain; charset=utf-8"
  }
  return mediaTypes[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
}

private let mediaTypes: [String: String] = [
  "html": "text/html; charset=utf-8",
  "htm": "text/html; charset=utf-8",
  "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8",
  "json": "application/json; charset=utf-8",
  "jsonld": "application/ld+json; charset=utf-8",
  "webmanifest": "application/manifest+json; charset=utf-8",
  "xml": "application/xml; charset=utf-8",
  "txt": "text/plain; charset=utf-8",
  "md": "text/markdown; charset=utf-8",
  "csv": "text/csv; charset=utf-8",
  "ics": "text/calendar; charset=utf-8",
  "bib": "application/x-bibtex; charset=utf-8",
  "ris": "application/x-research-info-systems; charset=utf-8",
  "svg": "image/svg+xml; charset=utf-8",
  "png": "image/png",
  "jpg": "image/jpeg",
  "jpeg": "image/jpeg",
  "gif": "image/gif",
  "webp": "image/webp",
  "avif": "image/avif",
  "ico": "image/vnd.microsoft.icon",
  "pdf": "application/pdf",
  "zip": "application/zip",
  "woff2": "font/woff2",
  "mp3": "audio/mpeg",
  "mp4": "video/mp4",
]
