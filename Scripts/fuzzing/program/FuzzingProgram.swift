// The program that libFuzzer runs: it gives what it is handed to the parser that FAQCMS_PARSER names,
// and ends where a rule is broken. Scripts/fuzz builds and runs it.

import FAQFuzzing
import Foundation

private let parser: FuzzedParser = {
  let name = ProcessInfo.processInfo.environment["FAQCMS_PARSER"] ?? ""
  guard let parser = FuzzedParser.named(name) else {
    let names = FuzzedParser.all.map(\.name).joined(separator: ", ")
    end("FAQCMS_PARSER names no parser; there are \(names).")
  }
  return parser
}()

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try parser.run(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    end("Broken rule: \(error)")
  }
  return 0
}

private func end(_ sentence: String) -> Never {
  FileHandle.standardError.write(Data("\(sentence)\n".utf8))
  abort()
}
