// One build at a time for an output folder: `flock` on a file beside it. The kernel lets go when a build is killed,
// so that no stale lock can remain.
import Glibc

/// Holds the lock until `release`.
struct Lock {
  private let descriptor: Int32
  private let name: String
  private let folder: Int32

  /// Waits until the lock `name` in `folder` is ours.
  init(_ name: String, in folder: Int32) throws(Failure) {
    (self.name, self.folder) = (name, folder)
    while true {
      let file = openat(folder, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o644)
      guard file >= 0 else { throw Failure(what: "create the lock \(name)", code: errno) }
      var own = stat()
      guard fstat(file, &own) == 0, kind(of: own) == .file else {
        close(file)
        throw Failure(what: "use \(name) as a lock", code: EEXIST)
      }
      while flock(file, LOCK_EX) != 0 {
        let code = errno
        if code == EINTR { continue }
        close(file)
        throw Failure(what: "lock \(name)", code: code)
      }
      // Who held it before has removed the file: then the lock is on nothing, and is taken anew.
      var now = stat()
      if fstatat(folder, name, &now, AT_SYMLINK_NOFOLLOW) == 0, now.st_ino == own.st_ino,
        now.st_dev == own.st_dev
      {
        descriptor = file
        return
      }
      close(file)
    }
  }

  /// Removes the file while the lock is still held, then lets go.
  func release() {
    unlinkat(folder, name, 0)
    close(descriptor)
  }
}
