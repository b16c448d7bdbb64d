-- Review: who may sign what, with which keys; tiers; comments that follow their quote; assignments.

ALTER TABLE contributor_profile ADD COLUMN valid_from TEXT -- when a reviewer may sign; NULL: any time
  CHECK (length(valid_from) = 24);
ALTER TABLE contributor_profile ADD COLUMN valid_until TEXT -- the moment after the last; NULL: no end
  CHECK (length(valid_until) = 24);
ALTER TABLE contributor_profile ADD COLUMN conflicts TEXT -- a JSON array; NULL where nobody asked
  CHECK (conflicts GLOB '[[]*]');
ALTER TABLE category_profile ADD COLUMN tier TEXT -- NULL: as the shelf that it stands within
  CHECK (tier IN ('editorial', 'standard', 'clinical'));
ALTER TABLE publication ADD COLUMN tier TEXT NOT NULL DEFAULT 'standard' -- in force at that time
  CHECK (tier IN ('editorial', 'standard', 'clinical'));

-- An author raised the tier of an article; the row with the newest entry holds.
CREATE TABLE tier_raise (
  article_id INTEGER NOT NULL REFERENCES article (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  tier TEXT NOT NULL CHECK (tier IN ('editorial', 'standard', 'clinical')),
  PRIMARY KEY (article_id, entry_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE sign_off RENAME TO old_sign_off;
-- A reviewer's decision on one text of one article.
CREATE TABLE sign_off (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,           -- the text, and so the digest, that was signed
  reviewer_id INTEGER NOT NULL REFERENCES contributor (id),
  name TEXT NOT NULL,                 -- the reviewer's name as it was when signing
  credentials TEXT NOT NULL,          -- and the titles
  registration TEXT NOT NULL,         -- and the register and number
  specialties TEXT NOT NULL CHECK (specialties GLOB '[[]*]'), -- those that covered the text, as JSON
  decision TEXT NOT NULL CHECK (decision IN ('approve', 'request_changes')),
  scope TEXT NOT NULL CHECK (scope IN ('full_text', 'changes')), -- what was looked at
  base_text_id INTEGER REFERENCES text (id) -- the signed text that was changed; NULL: a full sign-off
    CHECK ((scope = 'changes') = (base_text_id IS NOT NULL)),
  meaning TEXT NOT NULL               -- what the name stands for
    CHECK (meaning IN ('medical_review', 'plain_language_review', 'editorial_review')),
  tier TEXT NOT NULL CHECK (tier IN ('editorial', 'standard', 'clinical')), -- in force at that time
  note TEXT NOT NULL,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, text_id)
    REFERENCES revision (article_id, number, text_id)
) STRICT;
INSERT INTO sign_off
SELECT o.id, o.review_id, o.article_id, o.revision_number, o.text_id, o.reviewer_id, o.name,
  o.credentials, o.registration, '[]', o.decision, o.scope, NULL, o.meaning, 'standard', o.note,
  o.entry_id
FROM old_sign_off o ORDER BY o.id;
DROP TABLE old_sign_off;
CREATE INDEX sign_off_article ON sign_off (article_id, text_id, entry_id);

-- A key with which a reviewer signs. It belongs to one person for ever.
CREATE TABLE reviewer_key (
  id INTEGER PRIMARY KEY,
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  fingerprint TEXT NOT NULL UNIQUE,   -- as OpenSSH prints it: SHA256: and Base64 without padding
  line TEXT NOT NULL,                 -- the kind and the key, as in an OpenSSH .pub file
  valid_from TEXT CHECK (length(valid_from) = 24),   -- NULL for no bound
  valid_until TEXT CHECK (length(valid_until) = 24), -- the moment after the last; NULL for no bound
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

-- The end of a key's use before its time.
CREATE TABLE reviewer_key_revocation (
  key_id INTEGER PRIMARY KEY REFERENCES reviewer_key (id),
  from_time TEXT NOT NULL CHECK (length(from_time) = 24), -- signatures recorded from then on do not count
  reason TEXT NOT NULL CHECK (reason <> ''),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

-- What a reviewer signed, byte for byte, and the signature under it.
CREATE TABLE signature (
  sign_off_id INTEGER PRIMARY KEY REFERENCES sign_off (id),
  key_id INTEGER NOT NULL REFERENCES reviewer_key (id),
  statement TEXT NOT NULL,            -- one field a line; see docs/proofs.md
  signature TEXT NOT NULL             -- SSHSIG in armour, as ssh-keygen writes it
) STRICT;

-- A sign-off that its reviewer, or an admin, withdrew.
CREATE TABLE sign_off_revocation (
  sign_off_id INTEGER PRIMARY KEY REFERENCES sign_off (id),
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

-- From when on a person's sign-offs do not count; the row with the newest entry holds.
CREATE TABLE reviewer_revocation (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  from_time TEXT CHECK (length(from_time) = 24), -- NULL where the person was reinstated
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (contributor_id, entry_id)
) STRICT, WITHOUT ROWID;

-- The words that a comment is about.
CREATE TABLE comment_anchor (
  comment_id INTEGER PRIMARY KEY REFERENCES review_comment (id),
  field TEXT NOT NULL CHECK (field IN ('title', 'summary', 'body')),
  quote TEXT NOT NULL CHECK (quote <> ''), -- as it stood in the text
  before TEXT NOT NULL,               -- what stood before it
  after TEXT NOT NULL                 -- and behind it
) STRICT;

CREATE TABLE comment_resolution (
  comment_id INTEGER PRIMARY KEY REFERENCES review_comment (id),
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

-- Who is to decide a review; the rows with the newest entry of the review hold.
CREATE TABLE review_assignment (
  review_id INTEGER NOT NULL REFERENCES review (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  due_time TEXT CHECK (length(due_time) = 24),
  PRIMARY KEY (review_id, entry_id, contributor_id)
) STRICT, WITHOUT ROWID;

-- No fact: the text that a reviewer was last shown of each article.
CREATE TABLE review_shown (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  text_id INTEGER NOT NULL REFERENCES text (id),
  time TEXT NOT NULL CHECK (length(time) = 24),
  PRIMARY KEY (contributor_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tier_raise_no_update BEFORE UPDATE ON tier_raise
BEGIN SELECT RAISE(ABORT, 'tier_raise: facts are never changed'); END;
CREATE TRIGGER tier_raise_no_delete BEFORE DELETE ON tier_raise
BEGIN SELECT RAISE(ABORT, 'tier_raise: facts are never removed'); END;
CREATE TRIGGER sign_off_no_update BEFORE UPDATE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never changed'); END;
CREATE TRIGGER sign_off_no_delete BEFORE DELETE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never removed'); END;
CREATE TRIGGER reviewer_key_no_update BEFORE UPDATE ON reviewer_key
BEGIN SELECT RAISE(ABORT, 'reviewer_key: facts are never changed'); END;
CREATE TRIGGER reviewer_key_no_delete BEFORE DELETE ON reviewer_key
BEGIN SELECT RAISE(ABORT, 'reviewer_key: facts are never removed'); END;
CREATE TRIGGER reviewer_key_revocation_no_update BEFORE UPDATE ON reviewer_key_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_key_revocation: facts are never changed'); END;
CREATE TRIGGER reviewer_key_revocation_no_delete BEFORE DELETE ON reviewer_key_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_key_revocation: facts are never removed'); END;
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'signature: facts are never changed'); END;
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
BEGIN SELECT RAISE(ABORT, 'signature: facts are never removed'); END;
CREATE TRIGGER sign_off_revocation_no_update BEFORE UPDATE ON sign_off_revocation
BEGIN SELECT RAISE(ABORT, 'sign_off_revocation: facts are never changed'); END;
CREATE TRIGGER sign_off_revocation_no_delete BEFORE DELETE ON sign_off_revocation
BEGIN SELECT RAISE(ABORT, 'sign_off_revocation: facts are never removed'); END;
CREATE TRIGGER reviewer_revocation_no_update BEFORE UPDATE ON reviewer_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_revocation: facts are never changed'); END;
CREATE TRIGGER reviewer_revocation_no_delete BEFORE DELETE ON reviewer_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_revocation: facts are never removed'); END;
CREATE TRIGGER comment_anchor_no_update BEFORE UPDATE ON comment_anchor
BEGIN SELECT RAISE(ABORT, 'comment_anchor: facts are never changed'); END;
CREATE TRIGGER comment_anchor_no_delete BEFORE DELETE ON comment_anchor
BEGIN SELECT RAISE(ABORT, 'comment_anchor: facts are never removed'); END;
CREATE TRIGGER comment_resolution_no_update BEFORE UPDATE ON comment_resolution
BEGIN SELECT RAISE(ABORT, 'comment_resolution: facts are never changed'); END;
CREATE TRIGGER comment_resolution_no_delete BEFORE DELETE ON comment_resolution
BEGIN SELECT RAISE(ABORT, 'comment_resolution: facts are never removed'); END;
CREATE TRIGGER review_assignment_no_update BEFORE UPDATE ON review_assignment
BEGIN SELECT RAISE(ABORT, 'review_assignment: facts are never changed'); END;
CREATE TRIGGER review_assignment_no_delete BEFORE DELETE ON review_assignment
BEGIN SELECT RAISE(ABORT, 'review_assignment: facts are never removed'); END;
