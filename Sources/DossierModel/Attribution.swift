// Who says what, with which verb, how sure, word for word or not: one act in one article.
package import DossierText

/// Stance class of a cue (design: attribution).
package enum CueClass: String, Hashable, Sendable, CaseIterable {
  case say, assert, confirm, deny, warn, estimate, promise, ask, accuse, believe, agree, publish
}

/// Whether the speaker holds the content to be true.
package enum Stance: String, Hashable, Sendable, CaseIterable { case assert, deny, neutral }

/// What a speaker is.
package enum SpeakerKind: String, Hashable, Sendable, CaseIterable {
  case namedOfficial = "named official"
  case namedPerson = "named person"
  case spokesperson
  case organisation
  case state
  case unnamedOfficial = "unnamed official"
  case group
  case document
  case media = "media outlet"
  case imagery
  case poll
  case unnamed
}

/// Speaker + cue + what is said, with spans.
package struct Attribution: Hashable, Sendable {
  package struct Speaker: Hashable, Sendable {
    package var span: Span
    package var kind: SpeakerKind
    /// Index into `Analysis.entities` of whom the words name; nil when they name nobody.
    package var entity: Int? {
      get { storedEntity.index }
      set { storedEntity = CompactIndex(newValue) }
    }
    private var storedEntity: CompactIndex
    /// Title or office as worded ("Head of Ukrainian military intelligence"); nil when there is none.
    package var role: Span?
    /// Resolved from a pronoun or inherited: shown as "probably".
    package var isUnsure = false
    package init(span: Span, kind: SpeakerKind, entity: Int? = nil, role: Span? = nil, isUnsure: Bool = false)
    {
      (self.span, self.kind, storedEntity) = (span, kind, CompactIndex(entity))
      (self.role, self.isUnsure) = (role, isUnsure)
    }
  }

  /// The whole act: speaker, cue and content.
  package var span: Span
  /// Nil when none is named ("is accused of").
  package var speaker: Speaker?
  package var cue: Span?
  package var cueClass: CueClass
  /// In text order, in pieces around the cue; not empty.
  package var content: [Span]
  /// Word for word: most of the content stands inside quotation marks.
  package var isDirect: Bool
  package var stance: Stance
  /// "reportedly", "may", "appears to"; empty when there are none.
  package var hedges: [Span] = []
  /// Lies inside another attribution's content.
  package var isNested = false
  /// Whom a passive is about ("North Korea is accused of"): never the speaker.
  package var target: Span?
  /// Name of the pattern: `subject-cue-that`.
  package var rule: String

  package init(
    span: Span, speaker: Speaker?, cue: Span?, cueClass: CueClass, content: [Span], isDirect: Bool,
    stance: Stance, rule: String
  ) {
    (self.span, self.speaker, self.cue, self.cueClass) = (span, speaker, cue, cueClass)
    (self.content, self.isDirect, self.stance, self.rule) = (content, isDirect, stance, rule)
  }
}
