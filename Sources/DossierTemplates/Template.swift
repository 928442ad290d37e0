// A template that is ready to render pages of one view model.
package import DossierText

/// A compiled template for one kind of page. A value: pages may be rendered side by side.
package struct Template<Model: ViewModel>: Sendable {
  package let name: String

  /// The page as UTF-8 bytes. `page` is the file that is being made ("figures/troops.html"), for messages.
  package func render(
    _ model: Model, as page: String, diagnostics: inout [Diagnostic]
  ) -> [UInt8] {
    []
  }
}
