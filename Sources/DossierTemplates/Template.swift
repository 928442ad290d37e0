// A template that is ready to render pages of one view model.
package import DossierText

/// A compiled template for one kind of page. A value: pages may be rendered side by side.
package struct Template<Model: ViewModel>: Sendable {
  package let name: String
  let program: Program

  /// The page as UTF-8 bytes. `page` is the file that is being made ("figures/troops.html"), for messages; a
  /// page with an error among its `diagnostics` must not be written.
  package func render(
    _ model: Model, as page: String, diagnostics: inout [Diagnostic]
  ) -> [UInt8] {
    let frame = program.plan.page(model)
    var renderer = Renderer(program, page: frame)
    renderer.run()
    for problem in renderer.problems {
      diagnostics.append(
        Diagnostic(
          .error, problem.id, at: .init("templates/" + name), problem.text + " (while rendering \(page))"))
    }
    return renderer.output
  }
}
