// The program's version, said by --version, the method page and the export.

/// Semantic version of the program.
package let programVersion = "0.1.0"
