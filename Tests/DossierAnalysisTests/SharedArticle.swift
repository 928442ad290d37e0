// The real article that must work well, when it lies beside the checkout; never a part of the package.
import DossierTestSupport
import Foundation

enum SharedArticle {
  static var seed: [UInt8]? {
    FileManager.default.contents(atPath: SharedData.root + "/seed/article.txt").map { Array($0) }
  }
}
