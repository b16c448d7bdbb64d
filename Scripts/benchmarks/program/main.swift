// The library's part of Scripts/benchmark: what it costs within one warm process. Each mode prints one
// JSON object with the operations, their seconds and their CPU seconds.
//   faqcms-benchmark save|publish FOLDER CORPUS.ndjson N
//   faqcms-benchmark read-latest|read-old DATABASE N
//   faqcms-benchmark submit FOLDER CORPUS.ndjson N OPEN   N articles signed off but for the last OPEN
//   faqcms-benchmark signatures DATABASE N
//   faqcms-benchmark html FILE   prints the HTML of a Markdown body instead

import FAQEditorial
import FAQHTML
import FAQImport
import FAQModel
import FAQStore
import Foundation

struct WrongUsage: Error {}

/// The texts of the first lines of a corpus, each with its article's key.
func texts(_ path: String, _ count: Int) throws -> [(key: String, text: ArticleText)] {
  guard let file = FileHandle(forReadingAtPath: path) else { throw WrongUsage() }
  var lines = RevisionsFile { [UInt8](try file.read(upToCount: 1 << 20) ?? Data()) }
  var texts: [(String, ArticleText)] = []
  while texts.count < count, let line = try lines.nextLine() {
    let event = try HistoryEvent(
      line: line.bytes, number: line.number, locale: LanguageTag(stored: "en"))
    if let words = event.words { texts.append((event.key, words.text)) }
  }
  return texts
}

/// A new FAQ center in a folder, with somebody who writes and publishes and somebody who reviews.
func site(_ folder: String) throws -> (writer: Editorial, reviewer: Editorial) {
  let (otto, anna) = (Handle("otto"), Handle("anna"))
  guard let otto, let anna else { throw WrongUsage() }
  let store = try InitializeSite(
    title: "Benchmark", locale: LanguageTag(stored: "en"), founder: otto, founderName: "Otto"
  ).create(at: folder + "/faqcms.db")
  let writer = Editorial(store: store, actor: otto)
  try writer.perform(
    AddContributor(handle: anna, name: "Anna", roles: [.reviewer], credentials: "MD"))
  return (writer, Editorial(store: store, actor: anna))
}

func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Runs the work and prints what it cost.
func measure(_ operations: Int, _ work: () throws -> Void) rethrows {
  let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
  try work()
  let (wallEnd, cpuEnd) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
  print(
    """
    {"operations": \(operations), "seconds": \(wallEnd - wall), "cpu_seconds": \(cpuEnd - cpu)}
    """)
}

func save(_ folder: String, _ corpus: String, _ count: Int) throws {
  let texts = try texts(corpus, count)
  let (writer, _) = try site(folder)
  var articles: [String: Article.ID] = [:]
  try measure(texts.count) {
    for (key, text) in texts {
      if let id = articles[key] {
        try writer.perform(EditDraft(article: ArticleAddress(id), text: text))
      } else {
        articles[key] = try writer.perform(StartDraft(text: text)).revision.article
      }
    }
  }
}

/// So many texts of a corpus, from its beginning again under other titles where it has fewer.
func cycle(_ path: String, _ count: Int) throws -> some Sequence<ArticleText> {
  let texts = try texts(path, count).map(\.text)
  guard !texts.isEmpty else { throw WrongUsage() }
  return (0..<count).lazy.map { number in
    var text = texts[number % texts.count]
    if number >= texts.count { text.title = "Sample \(number): \(text.title.prefix(200))" }
    return text
  }
}

/// A site of so many articles, all public.
func publish(_ folder: String, _ corpus: String, _ count: Int) throws {
  let texts = try cycle(corpus, count)
  let (writer, reviewer) = try site(folder)
  try measure(count) {
    for text in texts {
      let id = try writer.perform(StartDraft(text: text)).revision.article
      try writer.perform(SubmitDraft(article: ArticleAddress(id)))
      try reviewer.perform(ApproveRevision(article: ArticleAddress(id)))
      try writer.perform(PublishRevision(article: ArticleAddress(id)))
    }
  }
}

/// A site of so many articles, all submitted and signed off but for the last ones.
func submit(_ folder: String, _ corpus: String, _ count: Int, open: Int) throws {
  let texts = try cycle(corpus, count)
  let (writer, reviewer) = try site(folder)
  try measure(count) {
    for (number, text) in texts.enumerated() {
      let id = try writer.perform(StartDraft(text: text)).revision.article
      try writer.perform(SubmitDraft(article: ArticleAddress(id)))
      if number < count - open {
        try reviewer.perform(ApproveRevision(article: ArticleAddress(id)))
      }
    }
  }
}

/// Verifies signatures: those that there are, in turn.
func verifySignatures(_ database: String, _ count: Int) throws {
  try Store.open(at: database).read(now: .now()) { reading in
    let records = try reading.articlesWithSignatures().map { try reading.record(of: $0) }
    let signed = records.flatMap { record in
      record.signOffs.filter { $0.key != nil }.map { (record: record, signOff: $0) }
    }
    guard !signed.isEmpty else { throw WrongUsage() }
    try measure(count) {
      for number in 0..<count {
        let (record, signOff) = signed[number % signed.count]
        guard try reading.fault(inSignatureOf: signOff, in: record) == nil else {
          throw WrongUsage()
        }
      }
    }
  }
}

func read(_ database: String, _ count: Int, isOld: Bool) throws {
  try Store.open(at: database).read(now: .now()) { reading in
    let articles = Int64(try reading.articleCount())
    var random = SystemRandomNumberGenerator()
    let chosen = try (0..<count).map { _ in
      let id = Article.ID(.random(in: 1...articles, using: &random))
      let newest = isOld ? try reading.record(of: id).newest?.number ?? 1 : 1
      return (id: id, number: isOld ? Int.random(in: 1...newest, using: &random) : nil)
    }
    _ = try reading.canonical(of: chosen[0].id)
    try measure(count) {
      for (id, number) in chosen { _ = try reading.canonical(of: id, revision: number) }
    }
  }
}

/// Prints the HTML of a Markdown body.
func renderHTML(_ path: String) throws {
  guard let bytes = FileManager.default.contents(atPath: path) else { throw WrongUsage() }
  let html = MarkdownHTML.fragment(of: String(decoding: bytes, as: UTF8.self))
  FileHandle.standardOutput.write(Data(html.utf8))
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("save", 4): try save(arguments[1], arguments[2], Int(arguments[3]) ?? 0)
case ("publish", 4): try publish(arguments[1], arguments[2], Int(arguments[3]) ?? 0)
case ("read-latest", 3): try read(arguments[1], Int(arguments[2]) ?? 0, isOld: false)
case ("read-old", 3): try read(arguments[1], Int(arguments[2]) ?? 0, isOld: true)
case ("submit", 5):
  try submit(
    arguments[1], arguments[2], Int(arguments[3]) ?? 0, open: Int(arguments[4]) ?? 0)
case ("signatures", 3): try verifySignatures(arguments[1], Int(arguments[2]) ?? 0)
case ("html", 2): try renderHTML(arguments[1])
default: throw WrongUsage()
}
