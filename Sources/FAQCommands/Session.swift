public import FAQModel
import Foundation

/// All that a command may reach of the world outside: passed in, never looked up.
public struct Session {
  public var environment: [String: String]
  /// The absolute path of the folder that relative paths start from.
  public var workingFolder: String
  /// The operating system's name for the user, and their full name where it has one.
  public var user: String
  public var fullName: String
  public var clock: @Sendable () -> Instant
  public var makeUUID: @Sendable () -> String
  public var output: any Output
  /// Reads the standard input up to a number of bytes.
  public var readInput: (_ limit: Int) throws -> [UInt8]
  /// Asks a question on the terminal and returns the line that was typed; nil without a terminal.
  public var ask: ((_ question: String) -> String?)?

  public init(
    environment: [String: String], workingFolder: String, user: String, fullName: String,
    clock: @escaping @Sendable () -> Instant, makeUUID: @escaping @Sendable () -> String,
    output: any Output, readInput: @escaping (_ limit: Int) throws -> [UInt8],
    ask: ((_ question: String) -> String?)?
  ) {
    self.environment = environment
    self.workingFolder = workingFolder
    self.user = user
    self.fullName = fullName
    self.clock = clock
    self.makeUUID = makeUUID
    self.output = output
    self.readInput = readInput
    self.ask = ask
  }

  /// A path as the user wrote it, made absolute.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : (workingFolder as NSString).appendingPathComponent(path)
  }
}

/// Where a command writes.
public protocol Output {
  /// Whether the standard output is a terminal.
  var isTerminal: Bool { get }
  /// Writes bytes to the standard output as they are.
  func write(_ bytes: [UInt8])
  /// Writes a line to the error output.
  func error(_ line: String)
}

extension Output {
  /// Writes a line to the standard output.
  func print(_ line: String) { write(Array((line + "\n").utf8)) }
}
