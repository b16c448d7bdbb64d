-- Texts are kept by number, in the encoding that takes the least room; digests and hashes are kept as
-- their 32 bytes. The facts of version 1 stay as they are.

PRAGMA legacy_alter_table = ON;
ALTER TABLE ledger_entry RENAME TO old_ledger_entry;
ALTER TABLE text RENAME TO old_text;
ALTER TABLE revision RENAME TO old_revision;
ALTER TABLE review RENAME TO old_review;
ALTER TABLE sign_off RENAME TO old_sign_off;
ALTER TABLE publication RENAME TO old_publication;
PRAGMA legacy_alter_table = OFF;

CREATE TABLE ledger_entry (
  id INTEGER PRIMARY KEY,             -- the position in the ledger, from 1 without gaps
  time TEXT NOT NULL CHECK (length(time) = 24),
  clock TEXT CHECK (clock IN ('system', 'ledger')), -- by which clock; NULL where version 1 made it
  actor TEXT NOT NULL,                -- the handle of who did it
  act TEXT NOT NULL,                  -- what was done, such as review.approve
  article_id INTEGER,                 -- the article it was done to, if any
  revision_number INTEGER,            -- the revision it was done to, if any
  note TEXT NOT NULL,                 -- what the actor said about it
  details TEXT NOT NULL CHECK (details GLOB '{*}'), -- all else that was recorded, as JSON
  hash BLOB NOT NULL CHECK (length(hash) = 32) -- of a zero byte and the canonical bytes
) STRICT;
INSERT INTO ledger_entry
SELECT id, time, NULL, actor, act, article_id, revision_number, note, details, unhex(hash)
FROM old_ledger_entry ORDER BY id;

-- Each text once, by its digest.
CREATE TABLE text (
  id INTEGER PRIMARY KEY,             -- in the order in which texts were first saved
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32), -- of the canonical bytes
  form INTEGER NOT NULL               -- the version of the canonical form
) STRICT;
INSERT INTO text (digest, form) SELECT unhex(digest), form FROM old_text ORDER BY rowid;

-- The canonical bytes of each text in some encoding, which is no fact: `faqcms compact` chooses it
-- anew, and every reader checks the digest of what comes out. See docs/storage.md.
CREATE TABLE text_content (
  text_id INTEGER PRIMARY KEY REFERENCES text (id),
  encoding INTEGER NOT NULL           -- 0 as they are, 1 Zstandard, 2 Zstandard with a dictionary,
    CHECK (encoding BETWEEN 0 AND 3), -- 3 Zstandard with another text as prefix
  source_id INTEGER                   -- the dictionary or the other text
    CHECK ((source_id IS NULL) = (encoding IN (0, 1))),
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO text_content
SELECT t.id, 0, NULL, o.canonical FROM old_text o JOIN text t ON t.digest = unhex(o.digest)
ORDER BY t.id;

CREATE TABLE text_dictionary (
  id INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL                 -- a trained dictionary as Zstandard defines it
) STRICT;

-- What lists show of the newest texts, taken from the texts themselves; a text without a row is read.
CREATE TABLE text_heading (
  text_id INTEGER PRIMARY KEY REFERENCES text (id),
  title TEXT NOT NULL,
  locale TEXT NOT NULL,
  category TEXT NOT NULL,             -- a category's slug, or empty
  tags TEXT NOT NULL CHECK (tags GLOB '[[]*]') -- a JSON array
) STRICT;
INSERT INTO text_heading
SELECT t.id, o.title, o.locale, o.category, o.tags
FROM old_text o JOIN text t ON t.digest = unhex(o.digest) ORDER BY t.id;

CREATE TABLE revision (
  article_id INTEGER NOT NULL REFERENCES article (id),
  number INTEGER NOT NULL CHECK (number >= 1), -- within the article, from 1 without gaps
  text_id INTEGER NOT NULL REFERENCES text (id),
  base_number INTEGER,                -- the revision that its author started from
  author_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  PRIMARY KEY (article_id, number),
  UNIQUE (article_id, number, text_id),
  FOREIGN KEY (article_id, base_number) REFERENCES revision (article_id, number),
  CHECK (base_number < number)
) STRICT, WITHOUT ROWID;
INSERT INTO revision
SELECT r.article_id, r.number, t.id, r.base_number, r.author_id, r.entry_id
FROM old_revision r JOIN text t ON t.digest = unhex(r.digest) ORDER BY r.article_id, r.number;

-- A question to the reviewers, pinned to the revision that was submitted.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,
  submitter_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, text_id)
    REFERENCES revision (article_id, number, text_id)
) STRICT;
INSERT INTO review
SELECT o.id, o.article_id, o.revision_number, t.id, o.submitter_id, o.entry_id
FROM old_review o JOIN text t ON t.digest = unhex(o.digest) ORDER BY o.id;

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
  decision TEXT NOT NULL CHECK (decision IN ('approve', 'request_changes')),
  scope TEXT NOT NULL CHECK (scope IN ('full_text')), -- what was looked at
  meaning TEXT NOT NULL CHECK (meaning IN ('medical_review')), -- what the name stands for
  note TEXT NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, text_id)
    REFERENCES revision (article_id, number, text_id)
) STRICT;
INSERT INTO sign_off
SELECT o.id, o.review_id, o.article_id, o.revision_number, t.id, o.reviewer_id, o.name,
  o.credentials, o.registration, o.decision, o.scope, o.meaning, o.note, o.entry_id
FROM old_sign_off o JOIN text t ON t.digest = unhex(o.digest) ORDER BY o.id;

-- An interval in which one revision is public, unless a later publication or a withdrawal ends it.
CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,
  from_time TEXT NOT NULL CHECK (length(from_time) = 24),
  until_time TEXT CHECK (length(until_time) = 24 AND until_time > from_time), -- NULL for no end
  cause TEXT NOT NULL CHECK (cause IN ('published', 'on_approval')),
  publisher_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, text_id)
    REFERENCES revision (article_id, number, text_id)
) STRICT;
INSERT INTO publication
SELECT o.id, o.article_id, o.revision_number, t.id, o.from_time, o.until_time, o.cause,
  o.publisher_id, o.entry_id
FROM old_publication o JOIN text t ON t.digest = unhex(o.digest) ORDER BY o.id;

DROP TABLE old_publication;
DROP TABLE old_sign_off;
DROP TABLE old_review;
DROP TABLE old_revision;
DROP TABLE old_text;
DROP TABLE old_ledger_entry;

CREATE INDEX ledger_entry_article ON ledger_entry (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX review_article ON review (article_id, id);
CREATE INDEX sign_off_article ON sign_off (article_id, text_id, entry_id);
CREATE INDEX publication_article ON publication (article_id, entry_id);

-- The name that an imported article has where it came from; the same name is the same article.
CREATE TABLE article_key (
  key TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT, WITHOUT ROWID;

-- Search: no facts, made from the texts and made again at any time. A row's number is that of the
-- ledger entry that recorded the revision. `search_current` holds the texts that are or were public
-- and the newest drafts; `search_history` finds every text and keeps none. See docs/storage.md.
CREATE VIRTUAL TABLE search_current USING fts5(
  title, summary, tags, body, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_history USING fts5(
  title, summary, tags, body, tokenize = "unicode61 remove_diacritics 2", content = '');
-- Merging less often makes publishing cheaper; a search goes through some more pieces.
INSERT INTO search_current (search_current, rank) VALUES ('automerge', 12);
INSERT INTO search_history (search_history, rank) VALUES ('automerge', 12);
CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  current_entry_id INTEGER NOT NULL,  -- the last ledger entry whose draft is in search_current
  history_entry_id INTEGER NOT NULL,  -- the last one whose text is in search_history
  missing_publication_id INTEGER NOT NULL -- publications up to this one are to be found yet
) STRICT;
INSERT INTO search_state SELECT 1, 0, 0, coalesce(max(id), 0) FROM publication;

CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never changed'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never removed'); END;
CREATE TRIGGER text_no_update BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'text: facts are never changed'); END;
CREATE TRIGGER text_no_delete BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'text: facts are never removed'); END;
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: facts are never changed'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: facts are never removed'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'review: facts are never changed'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'review: facts are never removed'); END;
CREATE TRIGGER sign_off_no_update BEFORE UPDATE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never changed'); END;
CREATE TRIGGER sign_off_no_delete BEFORE DELETE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never removed'); END;
CREATE TRIGGER publication_no_update BEFORE UPDATE ON publication
BEGIN SELECT RAISE(ABORT, 'publication: facts are never changed'); END;
CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication
BEGIN SELECT RAISE(ABORT, 'publication: facts are never removed'); END;
CREATE TRIGGER article_key_no_update BEFORE UPDATE ON article_key
BEGIN SELECT RAISE(ABORT, 'article_key: facts are never changed'); END;
CREATE TRIGGER article_key_no_delete BEFORE DELETE ON article_key
BEGIN SELECT RAISE(ABORT, 'article_key: facts are never removed'); END;
