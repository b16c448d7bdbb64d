extension Refusal {
  /// What is said of keys, checkpoints and proofs.
  var proofSentence: String? {
    switch self {
    case .unreadableProof(let what, let cause):
      "The \(what) cannot be read: \(cause). Use the file as 'faqcms ledger' wrote it."
    case .unsigned(let name):
      "The checkpoint bears no signature of the key given for \(name). Ask the site for its key by "
        + "another way than the file came; 'faqcms ledger key' prints it."
    case .wrongSignature(let name):
      "The signature of \(name) is not of this checkpoint: one of them was changed. Believe nothing of "
        + "it, and get the file anew."
    case .foreignCheckpoint(let origin, let expected):
      "The checkpoint is of the ledger \(origin), not of \(expected). Name the files of one ledger."
    case .notIncluded(let entry):
      "The proof does not lead from entry \(entry) to the checkpoint: one of them was changed. Believe "
        + "nothing of it, and get the file anew with 'faqcms ledger prove --entry \(entry)'."
    case .otherOldCheckpoint(let size, let expected):
      "The proof is from \(expected) entries on, but the old checkpoint is of \(size). Make one with "
        + "'faqcms ledger consistency' and the checkpoint that you kept."
    case .notContinued(let old, let new):
      "The proof does not lead from the ledger of \(old) entries to that of \(new): entries were "
        + "changed, or the file was. Keep both checkpoints, and get the proof anew."
    case .ledgerCutOff(let size, let checkpoint):
      "The ledger has \(size) entries, but the checkpoint was made of \(checkpoint): its end was cut off, "
        + "or an old copy was put back. Keep the checkpoint, and find the newest good copy."
    case .historyRewritten(let count):
      "The first \(count) entries are not those that the checkpoint was made of: history was rewritten. "
        + "Keep the checkpoint and the database as they are, and find a good copy."
    case .noSiteKey(let path): "There is no key at \(path). Make one with 'faqcms ledger key'."
    case .exposedKey(let path):
      "Others may read the private key \(path). Run 'chmod 600' on it; if somebody may have read it, "
        + "make a new one."
    case .keyExists(let path, let name):
      "\(path) holds the key of \(name) already. Nothing was changed; name another file with --key."
    case .invalidKeyName(let text):
      "'\(text)' cannot name a key: use no white space, plus signs or control characters, such as in "
        + "faq.example.org/ledger."
    case .keyOfOtherSite(let name, let expected):
      "The key is of \(name), another site; this one's is \(expected). Name the right one with --key."
    case .unknownEntry(let number, let size):
      "There is no entry \(number): the ledger has \(size). 'faqcms ledger show' lists them."
    case .needsOldCheckpoint:
      "The file proves something of an older checkpoint; name the one that you kept with --old FILE."
    case .needsNoOldCheckpoint:
      "The file proves that the ledger holds an entry, and nothing of an older checkpoint; leave out "
        + "--old, or name a file of 'faqcms ledger consistency'."
    case .notACheckpoint(let path):
      "\(path) holds something that is no checkpoint; name another file. Nothing was written."
    default: nil
    }
  }
}
