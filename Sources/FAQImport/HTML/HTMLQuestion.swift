import FAQModel

/// A question as one kind of markup states it, before it is compared with what other markup says.
struct HTMLQuestion {
  /// What states it, from the most to the least explicit.
  enum Method: Int {
    case data, microdata, block, details, accordion, definitions, heading

    /// Whether programs read it rather than people.
    var isData: Bool { self == .data }

    /// Whether a click shows the answer.
    var isFolded: Bool { self == .block || self == .details || self == .accordion }

    /// Whether it says which questions the page has, so that others are none.
    var isList: Bool { self == .data || self == .microdata }
  }

  let method: Method
  /// The line of its element.
  let line: Int
  var identity: String?
  /// The question, as the page writes it.
  let title: String
  /// The node that is the question, where one is.
  var titleNode: Int?
  /// The nodes that are its answer.
  var nodes: [Int] = []
  /// The answer as HTML or as plain text, where no node holds it.
  var html: String?
  var locale: String?
  var author = ""
  var date: Instant?
  var remarks: [String] = []
  /// Whether a title below it is nothing but a word for a fact, so that its answer is a myth.
  var isSetAgainstFact = false

  /// The nodes that are the question or its answer.
  var whole: [Int] { nodes + (titleNode.map { [$0] } ?? []) }

  var place: String { "element at line \(line)" }
}
