import ArgumentParser
import FAQModel
import Foundation

extension GlobalOptions {
  /// The absolute path of a file or folder that is to be written.
  ///
  /// - Throws: ``Refusal/fileOfDatabase(_:database:)`` for a file, or a folder in place of one, that SQLite
  ///   keeps beside the database or that has the site's key, be it there or not; `ValidationError` for `-`,
  ///   which means the standard output and is no file.
  func outputPath(_ path: String, in session: Session) throws -> String {
    guard path != "-" else {
      throw ValidationError("This does not go to the standard output; name what is to be written.")
    }
    // With a slash at its end, the system takes a link for the folder that it leads to.
    let named = path.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
    let output = try session.absolute(named < path.utf8.count ? String(path.dropLast(named)) : path)
    let database = try databasePath(in: session)
    let place = Self.inRealFolder(output)
    // SQLite's files and the key are named for the database that a link leads to; what is named for the link is
    // as easily mistaken for them.
    for owner in [Self.inRealFolder(database), Self.real(database)] {
      let names = ["-wal", "-shm", "-journal", ".key"].map { owner + $0 }
      guard names.allSatisfy({ place != $0 && !place.hasPrefix($0 + "/") }) else {
        throw Refusal.fileOfDatabase(output, database: database)
      }
    }
    return output
  }

  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// The path with the links in it resolved, but for one at its end.
  private static func inRealFolder(_ path: String) -> String {
    let plain = (path as NSString).standardizingPath as NSString
    let folder = real(plain.deletingLastPathComponent) as NSString
    return folder.appendingPathComponent(plain.lastPathComponent)
  }
}
