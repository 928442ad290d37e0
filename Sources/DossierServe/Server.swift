// A static file server for the reader's own machine: loopback unless told, read-only, deaf to foreign host names.
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// How to serve.
package struct ServerOptions: Sendable {
  package var site: String
  /// 0 for any free port.
  package var port: Int
  /// An address other than loopback, which also becomes an accepted name; nil for 127.0.0.1 and ::1.
  package var host: String?
  /// Pages get the reload script.
  package var reloads = false
  package init(site: String, port: Int = 8080, host: String? = nil) {
    (self.site, self.port, self.host) = (site, port, host)
  }
}

/// Why a server did not start.
package enum ServerFailure: Error, Equatable {
  case portTaken(Int)
  case noFolder(String)
  case address(String)
}

/// A server that runs until the program ends, or until `stop`.
package final class Server: Sendable {
  /// The port that is really used.
  package let port: Int
  package let address: String
  private let group: MultiThreadedEventLoopGroup
  private let channels: [any Channel]
  private let site: SiteFolder
  private let reload: Reload?

  package convenience init(_ options: ServerOptions) throws { try self.init(options, limits: Limits()) }

  init(_ options: ServerOptions, limits: Limits) throws {
    guard let site = SiteFolder(options.site) else { throw ServerFailure.noFolder(options.site) }
    let reload = options.reloads ? Reload() : nil
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    do {
      let count = ConnectionCount(limit: limits.connections)
      channels = try Server.bind(options, group) { channel in
        channel.eventLoop.makeCompletedFuture {
          guard count.enter(until: channel.closeFuture) else { throw TooManyConnections() }
          let audience = Audience(port: channel.localAddress?.port ?? 0, extraHost: options.host)
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(Gate(limits: limits))
          try pipeline.addHandler(HTTPResponseEncoder())
          try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
          try pipeline.addHandler(Responder(site: site, audience: audience, limits: limits, reload: reload))
        }
      }
    } catch {
      try? group.syncShutdownGracefully()
      throw error
    }
    (self.site, self.reload, self.group) = (site, reload, group)
    port = channels.first?.localAddress?.port ?? options.port
    let host = options.host.map { $0.contains(":") ? "[\($0)]" : $0 } ?? "localhost"
    address = "http://\(host):\(port)/"
  }

  private typealias Setup = @Sendable (any Channel) -> EventLoopFuture<Void>

  /// Listens on both loopback addresses with one port, or on the one address that was given.
  private static func bind(
    _ options: ServerOptions, _ group: MultiThreadedEventLoopGroup, _ setup: @escaping Setup
  ) throws -> [any Channel] {
    func listen(_ host: String, _ port: Int) throws -> any Channel {
      let bootstrap = ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.autoRead, value: false)
        .childChannelOption(.allowRemoteHalfClosure, value: true)
        .childChannelOption(.maxMessagesPerRead, value: 4)
        .childChannelInitializer(setup)
      do {
        return try bootstrap.bind(host: host, port: port).wait()
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        throw ServerFailure.portTaken(port)
      } catch {
        throw ServerFailure.address(host)
      }
    }
    if let host = options.host { return [try listen(host, options.port)] }
    let first = try listen("127.0.0.1", options.port)
    do {
      return [first, try listen("::1", first.localAddress?.port ?? options.port)]
    } catch ServerFailure.address {
      return [first]  // a machine without IPv6
    } catch {
      try? first.close().wait()
      throw error
    }
  }

  /// Tells the open pages what a build has changed.
  package func tell(_ news: BuildNews) { reload?.tell(news) }

  /// What the site's files are now, to be compared after a build.
  package func snapshot() -> SiteSnapshot { SiteSnapshot(files: site.snapshot()) }

  package func stop() {
    for channel in channels { try? channel.close().wait() }
    try? group.syncShutdownGracefully()
  }
}

/// The files of a site by inode, size and time.
package struct SiteSnapshot: Sendable {
  let files: [String: [Int]]

  /// What lies between the two for a page that is open.
  package func news(since old: SiteSnapshot) -> BuildNews {
    let names = Set(files.keys).union(old.files.keys)
    let changed = names.filter { files[$0] != old.files[$0] && $0 != "SHA256SUMS" }
    if changed.isEmpty { return .fine }
    return changed.allSatisfy { $0.hasSuffix(".css") } ? .styles : .pages
  }
}
