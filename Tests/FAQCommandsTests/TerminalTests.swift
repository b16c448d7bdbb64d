import ArgumentParser
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("What terminals show")
struct TerminalTests {
  @Test("columns stand below each other where letters are wide, or of several characters")
  func columns() {
    var table = Table("NAME", "ROLE")
    table.add("Ada", "writer")
    table.add("山田太郎", "writer")
    table.add("e\u{301}va", "writer")
    table.add("한글", "writer")
    #expect(
      table.lines(Style(isColored: false)) == [
        "NAME      ROLE", "Ada       writer", "山田太郎  writer", "e\u{301}va       writer",
        "한글      writer",
      ])
  }

  private final class Shown: Output {
    let isTerminal = true
    var texts: [String] = []
    func write(_ bytes: [UInt8]) {}
    func error(_ line: String) {}
    func show(progress text: String) { texts.append(text) }
  }

  @Test(
    "how far work has come is shown where a line can be cleared",
    arguments: [("xterm", ["Importing 50 % [###############...............]", ""]), ("dumb", [])])
  func progress(_ terminal: String, _ shown: [String]) throws {
    let output = Shown()
    let clock = TestClock()
    let session = Session(
      environment: ["TERM": terminal], workingFolder: "/",
      account: { Account(name: "pia", fullName: "") }, clock: { clock.now() }, makeUUID: { "" },
      output: output, readInput: { _ in [] }, ask: nil)
    let bar = ProgressBar("Importing", try GlobalOptions.parse([]), in: session)
    for _ in 1...3_000 where output.texts.isEmpty { bar.update(0.5) }
    bar.finish()
    #expect(output.texts == shown)
  }
}
