extension Refusal {
  /// What is said of reviewers' keys and signatures.
  var signatureSentence: String? {
    switch self {
    case .invalidPacket(let cause):
      "The packet cannot be taken back: \(cause). Nothing was recorded; ask for the folder as it was "
        + "sent, with remarks in comments.md or the signature as statement.txt.sig alone, and as a ZIP, which "
        + "mail does not change."
    case .foreignPacket(let expected):
      "The packet is not about \(expected) of this site. Nothing was recorded."
    case .outdatedRemarks(let revision, let handle, let meant, let isInReview):
      "The remarks are on \(revision), but the \(isInReview ? "text under review" : "newest text") is \(meant). "
        + "Nothing was recorded; "
        + (isInReview
          ? "'faqcms review pack \(meant.article) --to \(handle) --output FOLDER' asks about that one."
          : "once that is submitted, 'faqcms review pack' asks about it.")
    case .invalidRemark(let line, let cause):
      "The packet cannot be taken back because of line \(line) of \(ReviewPacket.commentsName). \(cause) "
        + "Nothing was recorded."
    case .keyTaken(let fingerprint, let handle):
      "The key \(fingerprint) is \(handle)'s for ever; every person signs with keys of their own."
    case .unknownKey(let text):
      "There is no key '\(text)', or several fit. 'faqcms reviewer key list' shows their fingerprints; "
        + "write at least 6 characters of one, beside SHA256:."
    case .brokenSignature(let revision, let handle, let cause):
      "\(revision) cannot be published: \(handle)'s sign-off has a signature that does not bear it. "
        + "\(cause) 'faqcms verify' looks at the whole database."
    case .signOffWithoutSignature(let revision, let number):
      "Sign-off \(number) of \(revision) was made without a key; its ledger entry is the record: "
        + "'faqcms history \(revision.article)'."
    case .noKeyToSign(let handle):
      "\(handle) has no key with which to sign now. An admin registers one with 'faqcms reviewer key add "
        + "\(handle) FILE.pub'; 'ssh-keygen -t ed25519' makes one."
    case .signerFailed(let cause):
      "ssh-keygen did not sign: \(cause). Nothing was recorded."
    case .unusableKey(let cause):
      "The public key cannot be used: \(cause). Give the file whose name ends in .pub, as "
        + "'ssh-keygen -t ed25519' writes it."
    case .invalidSignature(let cause):
      "The signature does not count: \(cause). Sign the text as it is, anew, with 'ssh-keygen -Y sign'."
    case .otherStatement(let revision, let handle, let cause):
      "The signature does not count: \(cause). Signing the same statement again changes nothing; 'faqcms "
        + "review pack \(revision.article) --to \(handle) --output FOLDER' makes a new one to sign."
    default: nil
    }
  }
}
