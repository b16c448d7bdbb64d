import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("What a session takes from its process")
struct ProcessSessionTests {
  @Test("of two variables with one name the first counts, and bytes that are no text are replaced")
  func environment() {
    let texts: [String] = ["A=1", "B=x=y", "A=2", "none", "C="]
    let entries = texts.map { strdup($0) }
    let broken = strdup("D=a_b")
    broken?[3] = CChar(bitPattern: 0xFF)
    defer { for entry in entries + [broken] { free(entry) } }
    let environment = Environment(entries + [broken, nil])
    #expect(environment.variables == ["A": "1", "B": "x=y", "C": "", "D": "a\u{FFFD}b"])
    #expect(environment.garbled == ["D"])
  }

  @Test("an argument that is not UTF-8 is named by its place, and what stands around is shown")
  func arguments() throws {
    let words = ["faqcms", "list", "--tag", String(repeating: "x", count: 100) + "Fi_vre"]
    let list = words.map { strdup($0) } + [nil]
    defer { for word in list { free(word) } }
    #expect(try Arguments.texts(list) == Array(words.dropFirst()))
    #expect(try Arguments.texts([nil]) == [])
    list[3]?[102] = CChar(bitPattern: 0xE8)
    let garbled = #expect(throws: NotText.self) { try Arguments.texts(list) }
    let shown = "'…" + String(repeating: "x", count: 38) + "Fi\u{FFFD}vre'"
    #expect(garbled?.description.hasPrefix("Argument 3 is not UTF-8: \(shown). ") == true)
  }

  @Test("a user is known from the list of users, without the name service")
  func account() throws {
    let folder = try TemporaryFolder()
    let list = try folder.write(
      "passwd",
      """
      # People
      pia:x:1001:1001:Pia Sample,Room 1,,:/:/bin/sh
      bare:x:1002:1002::/:/bin/sh
      pia-too:x:1001:1001:Another:/:/bin/sh

      """)
    let pia = Account(user: 1001, ["USER": "mara"], listedIn: list)
    #expect(pia.name == "pia" && pia.fullName == "Pia Sample")
    let bare = Account(user: 1002, [:], listedIn: list)
    #expect(bare.name == "bare" && bare.fullName == "")
  }

  @Test("a user who is in no list is who the environment says, if anybody")
  func unlisted() throws {
    let folder = try TemporaryFolder()
    let list = try folder.write("passwd", "pia:x:1001:1001::/:/bin/sh\n")
    #expect(Account(user: 12_345, ["USER": "zoe", "LOGNAME": "z"], listedIn: list).name == "zoe")
    #expect(Account(user: 12_345, ["USER": "", "LOGNAME": "z"], listedIn: list).name == "z")
    #expect(Account(user: 12_345, [:], listedIn: folder.path + "/none").name == "")
  }

  @Test("the founder has the full name of the account only where the account is theirs")
  func founder() throws {
    let runner = try CommandRunner()
    runner.environment["FAQCMS_USER"] = ""
    #expect(runner.run("init", "--db", "own.db").output.contains("you are pia"))
    let own = runner.run("contributor", "show", "pia", "--db", "own.db")
    #expect(own.output.contains("Pia Sample"))
    runner.environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    runner.run("init", "--db", "other.db", "--as", "zoe")
    let other = runner.run("contributor", "show", "zoe", "--db", "other.db", "--as", "zoe")
    #expect(other.code == 0 && !other.output.contains("Pia Sample"))
  }
}
