// A static file server for the reader's own machine.
import DossierText
import NIOCore
import NIOHTTP1
import NIOPosix
