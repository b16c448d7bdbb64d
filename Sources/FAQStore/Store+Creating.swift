package import FAQModel
import Foundation
import GRDB

extension Store {
  /// Makes an empty database, readable by its owner only. It appears under its name when it is whole, so
  /// that a process which is killed meanwhile leaves nothing there.
  ///
  /// - Throws: ``Refusal/databaseExists(_:)`` where the path is taken, and what ``open(at:)`` throws.
  ///   Nothing is left behind when it fails.
  package static func create(at path: String, body: (Writing) throws -> Void, now: Instant)
    throws -> Store
  {
    let path = try absolute(path)
    if isFolder(path) { throw Refusal.cannotCreate(path: path, cause: "it is a folder") }
    try refuseDanglingLink(path)
    do {
      try NewFile.making(path) { file in
        try file.makeEmpty()
        try StoreFailure.translating(file.part, named: path) {
          let queue = try DatabaseQueue(
            path: file.part, configuration: configuration(.writing, isNew: true))
          try queue.inDatabase {
            try Migration.make($0) { database in
              try Writing(database, codec: TextCodec(), now: now).perform(body)
            }
          }
          try queue.close()
        }
        try file.appear()
      }
    } catch Refusal.fileExists { throw Refusal.databaseExists(path) }
    let store = try open(at: path)
    store.noteRecorded()
    return store
  }
}
