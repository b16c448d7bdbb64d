extension Refusal {
  /// What is said of databases and files.
  var storageSentence: String {
    switch self {
    case .noDatabase(let path):
      "There is no database at \(path). Make one with 'faqcms init --db \(path.shellWord)'."
    case .danglingLink(let path, let target):
      "\(path) is a symbolic link to \(target), and nothing is there. Bring the database back to that place, or "
        + "remove the link. Nothing was changed."
    case .noBackup(let path):
      "There is no backup at \(path). Name a file that 'faqcms backup' made; nothing was changed."
    case .backupOfItself(let path):
      "\(path) is the database itself; name a file that 'faqcms backup' made. Nothing was changed."
    case .noDatabaseFound(let folder):
      "There is no faqcms.db in \(folder) or above it. Make one with 'faqcms init', or name one with "
        + "--db PATH or FAQCMS_DB."
    case .databaseExists(let path): "There is a database already: \(path). Nothing was changed."
    case .cannotCreate(let path, let cause): "Cannot create \(path): \(cause)."
    case .notADatabase(let path): "\(path) is no faqcms database."
    case .olderDatabase(let path, let version):
      "\(path) has schema version \(version), of an older faqcms, and cannot be brought up to date where it is, "
        + "since it cannot be written. Copy it to where you can write, and use the copy."
    case .newerDatabase(let path, let version):
      "\(path) was made by a newer faqcms (schema version \(version)); update faqcms to open it."
    case .databaseLocked(let path):
      "Another process has kept \(path) locked for more than 30 seconds; try again."
    case .databaseInUse(let path):
      "Another process has \(path) open; end it, and try again. Nothing was changed."
    case .databaseReadOnly(let path):
      "\(path) or its folder cannot be written; check the permissions. Nothing was changed."
    case .unreadableLog(let path, let log):
      "\(path) cannot be read where it is: what was written last stands in \(log), and to read that, SQLite must "
        + "write beside it. Copy both to where you can write, and use the copy."
    case .databaseUnreadable(let path, let cause):
      "\(path) cannot be read or written: \(cause). Nothing was changed."
    case .diskFull(let path): "The disk that holds \(path) is full. Nothing was changed."
    case .lacksRoom(let path, let needed, let free):
      "To compact \(path) takes up to \(ByteCount(needed)) on its disk, which has \(ByteCount(free)) left. Make "
        + "room first; nothing was changed."
    case .notDurable(let path):
      "\(path) cannot be opened so that commits are durable (WAL with synchronous=FULL)."
    case .damagedDatabase(let path, let cause):
      "The database \(path) is damaged: \(cause). Put back a good copy; nothing was changed."
    case .damagedSearchIndex(let path, let cause):
      "The search index of \(path) is damaged: \(cause). Run 'faqcms compact', which makes it again "
        + "from the texts; nothing was changed."
    case .damagedText(let digest):
      "The stored text \(digest.short)… is not what was saved: its digest differs or it cannot be read. "
        + "'faqcms verify' names all such texts."
    case .damagedHeading(let revision):
      "What lists show of \(revision) is not what its text says. Run 'faqcms compact', which makes it again; "
        + "nothing was changed."
    case .otherSite(let backup, let site, let path, let other):
      "\(backup) is of another site, '\(site.title)' (\(site.uuid)); \(path) holds '\(other.title)' "
        + "(\(other.uuid)). Move that database away first if you mean it. Nothing was changed."
    case .damagedCopy(let path, let damage):
      "\(path) is not good: \(damage). Nothing was changed."
    case .fileExists(let path): "There is a file already: \(path). Name another."
    case .clockBehind(let now, let last, let entry):
      "The clock shows \(now.toTheSecond), but the newest entry (\(entry)) is of \(last.toTheSecond). Set "
        + "the clock; if it is right, it was wrong at that entry: see 'faqcms ledger show' and put back a "
        + "backup from before. Nothing was done."
    case .unreadableFile(let path, let cause): "Cannot read \(path): \(cause)."
    case .unwritableFile(let path, let cause): "Cannot write \(path): \(cause)."
    case .busyOutput(let path):
      "Another faqcms is writing \(path); wait until it is done, then try again."
    case .notOurFolder(let path, let file):
      (file.map { "\(path) holds \($0), which no export made. Remove that yourself, or name " }
        ?? "\(path) holds files that no export made. Name ")
        + "an empty or new folder; nothing was written."
    case .otherExport(let path, let form, let now):
      "\(path) holds what was exported as \(form), which this, \(now), would remove. Ask for the same again, "
        + "name another folder, or remove that one first; nothing was written."
    case .laterExport(let path, let entry, let now):
      "\(path) holds what was exported at entry \(entry) of the ledger, which this, at entry \(now), would take "
        + "back. Name another folder, or remove that one first; nothing was written."
    case .exportOfOtherSite(let path):
      "\(path) holds what was exported of another site, which this would remove. Name another folder, or "
        + "remove that one first; nothing was written."
    case .fileOfDatabase(let path, let database):
      "\(path) is the name of a file that belongs to \(database); name another. Nothing was written."
    case .notOurFile(let path):
      "\(path) holds something that no export made; name another file. Nothing was written."
    case .unreadableManifest(let cause): "manifest.json cannot be read: \(cause)."
    case .unreadableArchive(let cause): "The archive cannot be read: \(cause)."
    case .noManifest(let path):
      "There is no manifest.json in \(path). Name the folder that 'faqcms export --output' wrote, or a copy "
        + "of it."
    case .unknownChoice(let path):
      "\(path) was exported in a way that this faqcms does not know; update faqcms."
    case .symbolicLink(let path):
      "\(path) is a symbolic link; exports write through none. Remove it, or name the real place."
    case .editorFailed(let command, let cause): "The editor '\(command)' failed: \(cause)."
    case .noWorkingFolder:
      "The working folder is gone, or its name is not UTF-8; go to another with cd, or write paths that begin "
        + "with /."
    case .noEditor:
      "No editor: set VISUAL or EDITOR, or use --from FILE or the options for single fields."
    default: "Refused."
    }
  }
}
