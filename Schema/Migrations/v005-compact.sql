-- Times are kept as numbers, milliseconds since 1970-01-01 in UTC; a text is found by the first bytes
-- of its digest; two references and their indexes are asked for by triggers; a text can be kept as the
-- difference to another one with a dictionary. The facts stay as they are.

PRAGMA legacy_alter_table = ON;
ALTER TABLE ledger_entry RENAME TO old_ledger_entry;
ALTER TABLE contributor_profile RENAME TO old_contributor_profile;
ALTER TABLE slug RENAME TO old_slug;
ALTER TABLE article_slug RENAME TO old_article_slug;
ALTER TABLE text RENAME TO old_text;
ALTER TABLE text_content RENAME TO old_text_content;
ALTER TABLE text_dictionary RENAME TO old_text_dictionary;
ALTER TABLE revision RENAME TO old_revision;
ALTER TABLE review RENAME TO old_review;
ALTER TABLE sign_off RENAME TO old_sign_off;
ALTER TABLE publication RENAME TO old_publication;
ALTER TABLE reviewer_key RENAME TO old_reviewer_key;
ALTER TABLE reviewer_key_revocation RENAME TO old_reviewer_key_revocation;
ALTER TABLE reviewer_revocation RENAME TO old_reviewer_revocation;
ALTER TABLE review_assignment RENAME TO old_review_assignment;
ALTER TABLE review_shown RENAME TO old_review_shown;
PRAGMA legacy_alter_table = OFF;

CREATE TABLE ledger_entry (
  id INTEGER PRIMARY KEY,             -- the position in the ledger, from 1 without gaps
  time INTEGER NOT NULL CHECK (time >= 0),
  clock INTEGER CHECK (clock IN (0, 1)), -- 0 the system's, 1 the ledger's; NULL where version 1 made it
  actor TEXT NOT NULL,                -- the handle of who did it
  act TEXT NOT NULL,                  -- what was done, such as review.approve
  article_id INTEGER,                 -- the article it was done to, if any
  revision_number INTEGER,            -- the revision it was done to, if any
  note TEXT NOT NULL,                 -- what the actor said about it
  details TEXT NOT NULL CHECK (details GLOB '{*}'), -- all else that was recorded, as JSON
  hash BLOB NOT NULL CHECK (length(hash) = 32) -- of a zero byte and the canonical bytes
) STRICT;
INSERT INTO ledger_entry
SELECT id, CAST(strftime('%s', time) AS INTEGER) * 1000 + CAST(substr(time, 21, 3) AS INTEGER),
  CASE clock WHEN 'system' THEN 0 WHEN 'ledger' THEN 1 END,
  actor, act, article_id, revision_number, note, details, hash
FROM old_ledger_entry ORDER BY id;

-- What is known of a person; the row with the newest entry holds.
CREATE TABLE contributor_profile (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  name TEXT NOT NULL,
  roles TEXT NOT NULL CHECK (roles GLOB '[[]*]'),            -- a JSON array of role names
  credentials TEXT NOT NULL,          -- a reviewer's titles as printed, such as MD, PhD
  specialties TEXT NOT NULL CHECK (specialties GLOB '[[]*]'), -- a JSON array of names
  registration TEXT NOT NULL,         -- a reviewer's register and number
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  valid_from INTEGER,                 -- when a reviewer may sign; NULL for any time
  valid_until INTEGER,                -- the moment after the last; NULL for no end
  conflicts TEXT CHECK (conflicts GLOB '[[]*]'), -- a JSON array; NULL where nobody asked
  PRIMARY KEY (contributor_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO contributor_profile
SELECT contributor_id, entry_id, name, roles, credentials, specialties, registration, is_active,
  CAST(strftime('%s', valid_from) AS INTEGER) * 1000 + CAST(substr(valid_from, 21, 3) AS INTEGER),
  CAST(strftime('%s', valid_until) AS INTEGER) * 1000 + CAST(substr(valid_until, 21, 3) AS INTEGER),
  conflicts
FROM old_contributor_profile ORDER BY contributor_id, entry_id;

-- A slug belongs to one article for ever.
CREATE TABLE slug (
  slug TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id)
) STRICT, WITHOUT ROWID;
INSERT INTO slug SELECT slug, article_id FROM old_slug ORDER BY slug;

-- Which slug an article goes by; the row with the newest entry holds, the others are aliases.
CREATE TABLE article_slug (
  article_id INTEGER NOT NULL REFERENCES article (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  slug TEXT NOT NULL REFERENCES slug (slug), -- one of this article; a trigger asks for that
  PRIMARY KEY (article_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO article_slug
SELECT article_id, entry_id, slug FROM old_article_slug ORDER BY article_id, entry_id;

-- Each text once, by its digest.
CREATE TABLE text (
  id INTEGER PRIMARY KEY,             -- in the order in which texts were first saved
  digest BLOB NOT NULL CHECK (length(digest) = 32), -- of the canonical bytes
  form INTEGER NOT NULL               -- the version of the canonical form
) STRICT;
INSERT INTO text SELECT id, digest, form FROM old_text ORDER BY id;

-- The canonical bytes of each text in some encoding, which is no fact: `faqcms compact` chooses it
-- anew, and every reader checks the digest of what comes out. See docs/storage.md.
CREATE TABLE text_content (
  text_id INTEGER PRIMARY KEY REFERENCES text (id),
  encoding INTEGER NOT NULL CHECK (encoding IN (0, 1)), -- 0 as they are, 1 Zstandard
  dictionary_id INTEGER REFERENCES text_dictionary (id), -- the dictionary they are compressed with
  base_text_id INTEGER REFERENCES text (id), -- the text that they are the difference to
  bytes BLOB NOT NULL,
  CHECK (encoding = 1 OR (dictionary_id IS NULL AND base_text_id IS NULL))
) STRICT;
INSERT INTO text_content
SELECT text_id, encoding > 0, CASE encoding WHEN 2 THEN source_id END,
  CASE encoding WHEN 3 THEN source_id END, bytes
FROM old_text_content ORDER BY text_id;

CREATE TABLE text_dictionary (
  id INTEGER PRIMARY KEY,
  is_for_differences INTEGER NOT NULL CHECK (is_for_differences IN (0, 1)),
  bytes BLOB NOT NULL                 -- a trained dictionary as Zstandard defines it
) STRICT;
INSERT INTO text_dictionary SELECT id, 0, bytes FROM old_text_dictionary ORDER BY id;

CREATE TABLE revision (
  article_id INTEGER NOT NULL REFERENCES article (id),
  number INTEGER NOT NULL CHECK (number >= 1), -- within the article, from 1 without gaps
  text_id INTEGER NOT NULL REFERENCES text (id),
  base_number INTEGER,                -- the revision that its author started from
  author_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  PRIMARY KEY (article_id, number),
  FOREIGN KEY (article_id, base_number) REFERENCES revision (article_id, number),
  CHECK (base_number < number)
) STRICT, WITHOUT ROWID;
INSERT INTO revision
SELECT article_id, number, text_id, base_number, author_id, entry_id
FROM old_revision ORDER BY article_id, number;

-- A question to the reviewers, pinned to the revision that was submitted.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,           -- the revision's; a trigger asks for that
  submitter_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;
INSERT INTO review
SELECT id, article_id, revision_number, text_id, submitter_id, entry_id FROM old_review ORDER BY id;

-- A reviewer's decision on one text of one article.
CREATE TABLE sign_off (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,           -- the revision's, and so the digest that was signed; as in review
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
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;
INSERT INTO sign_off
SELECT id, review_id, article_id, revision_number, text_id, reviewer_id, name, credentials,
  registration, specialties, decision, scope, base_text_id, meaning, tier, note, entry_id
FROM old_sign_off ORDER BY id;

-- An interval in which one revision is public, unless a later publication or a withdrawal ends it.
CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,           -- the revision's, as in review
  from_time INTEGER NOT NULL CHECK (from_time >= 0),
  until_time INTEGER CHECK (until_time > from_time), -- NULL for no end
  cause TEXT NOT NULL CHECK (cause IN ('published', 'on_approval')),
  publisher_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  tier TEXT NOT NULL CHECK (tier IN ('editorial', 'standard', 'clinical')), -- in force at that time
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;
INSERT INTO publication
SELECT id, article_id, revision_number, text_id,
  CAST(strftime('%s', from_time) AS INTEGER) * 1000 + CAST(substr(from_time, 21, 3) AS INTEGER),
  CAST(strftime('%s', until_time) AS INTEGER) * 1000 + CAST(substr(until_time, 21, 3) AS INTEGER),
  cause, publisher_id, entry_id, tier
FROM old_publication ORDER BY id;

-- A key with which a reviewer signs. It belongs to one person for ever.
CREATE TABLE reviewer_key (
  id INTEGER PRIMARY KEY,
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  fingerprint TEXT NOT NULL UNIQUE,   -- as OpenSSH prints it: SHA256: and Base64 without padding
  line TEXT NOT NULL,                 -- the kind and the key, as in an OpenSSH .pub file
  valid_from INTEGER,                 -- NULL for no bound
  valid_until INTEGER,                -- the moment after the last; NULL for no bound
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO reviewer_key
SELECT id, contributor_id, fingerprint, line,
  CAST(strftime('%s', valid_from) AS INTEGER) * 1000 + CAST(substr(valid_from, 21, 3) AS INTEGER),
  CAST(strftime('%s', valid_until) AS INTEGER) * 1000 + CAST(substr(valid_until, 21, 3) AS INTEGER),
  entry_id
FROM old_reviewer_key ORDER BY id;

-- The end of a key's use before its time.
CREATE TABLE reviewer_key_revocation (
  key_id INTEGER PRIMARY KEY REFERENCES reviewer_key (id),
  from_time INTEGER NOT NULL,         -- signatures recorded from then on do not count
  reason TEXT NOT NULL CHECK (reason <> ''),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO reviewer_key_revocation
SELECT key_id, CAST(strftime('%s', from_time) AS INTEGER) * 1000 + CAST(substr(from_time, 21, 3) AS INTEGER),
  reason, entry_id
FROM old_reviewer_key_revocation ORDER BY key_id;

-- From when on a person's sign-offs do not count; the row with the newest entry holds.
CREATE TABLE reviewer_revocation (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  from_time INTEGER,                  -- NULL where the person was reinstated
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (contributor_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reviewer_revocation
SELECT contributor_id, entry_id,
  CAST(strftime('%s', from_time) AS INTEGER) * 1000 + CAST(substr(from_time, 21, 3) AS INTEGER),
  actor_id, reason
FROM old_reviewer_revocation ORDER BY contributor_id, entry_id;

-- Who is to decide a review; the rows with the newest entry of the review hold.
CREATE TABLE review_assignment (
  review_id INTEGER NOT NULL REFERENCES review (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  due_time INTEGER,
  PRIMARY KEY (review_id, entry_id, contributor_id)
) STRICT, WITHOUT ROWID;
INSERT INTO review_assignment
SELECT review_id, entry_id, contributor_id,
  CAST(strftime('%s', due_time) AS INTEGER) * 1000 + CAST(substr(due_time, 21, 3) AS INTEGER)
FROM old_review_assignment ORDER BY review_id, entry_id, contributor_id;

-- No fact: the text that a reviewer was last shown of each article.
CREATE TABLE review_shown (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  text_id INTEGER NOT NULL REFERENCES text (id),
  time INTEGER NOT NULL,
  PRIMARY KEY (contributor_id, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO review_shown
SELECT contributor_id, article_id, text_id,
  CAST(strftime('%s', time) AS INTEGER) * 1000 + CAST(substr(time, 21, 3) AS INTEGER)
FROM old_review_shown ORDER BY contributor_id, article_id;

DROP TABLE old_review_shown;
DROP TABLE old_review_assignment;
DROP TABLE old_reviewer_revocation;
DROP TABLE old_reviewer_key_revocation;
DROP TABLE old_reviewer_key;
DROP TABLE old_publication;
DROP TABLE old_sign_off;
DROP TABLE old_review;
DROP TABLE old_revision;
DROP TABLE old_text_dictionary;
DROP TABLE old_text_content;
DROP TABLE old_text;
DROP TABLE old_article_slug;
DROP TABLE old_slug;
DROP TABLE old_contributor_profile;
DROP TABLE old_ledger_entry;

CREATE INDEX ledger_entry_article ON ledger_entry (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX text_digest ON text (substr(digest, 1, 4));
CREATE INDEX review_article ON review (article_id, id);
CREATE INDEX sign_off_article ON sign_off (article_id, text_id, entry_id);
CREATE INDEX publication_article ON publication (article_id, entry_id);

CREATE TRIGGER article_slug_of_article BEFORE INSERT ON article_slug
WHEN NOT EXISTS (SELECT 1 FROM slug WHERE slug = new.slug AND article_id = new.article_id)
BEGIN SELECT RAISE(ABORT, 'article_slug: the slug is not of this article'); END;
CREATE TRIGGER text_once BEFORE INSERT ON text
WHEN EXISTS (SELECT 1 FROM text
  WHERE substr(digest, 1, 4) = substr(new.digest, 1, 4) AND digest = new.digest)
BEGIN SELECT RAISE(ABORT, 'text: each text is kept once'); END;
CREATE TRIGGER review_text BEFORE INSERT ON review
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE article_id = new.article_id
  AND number = new.revision_number AND text_id = new.text_id)
BEGIN SELECT RAISE(ABORT, 'review: the text is not that of the revision'); END;
CREATE TRIGGER sign_off_text BEFORE INSERT ON sign_off
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE article_id = new.article_id
  AND number = new.revision_number AND text_id = new.text_id)
BEGIN SELECT RAISE(ABORT, 'sign_off: the text is not that of the revision'); END;
CREATE TRIGGER publication_text BEFORE INSERT ON publication
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE article_id = new.article_id
  AND number = new.revision_number AND text_id = new.text_id)
BEGIN SELECT RAISE(ABORT, 'publication: the text is not that of the revision'); END;

CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never changed'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never removed'); END;
CREATE TRIGGER contributor_profile_no_update BEFORE UPDATE ON contributor_profile
BEGIN SELECT RAISE(ABORT, 'contributor_profile: facts are never changed'); END;
CREATE TRIGGER contributor_profile_no_delete BEFORE DELETE ON contributor_profile
BEGIN SELECT RAISE(ABORT, 'contributor_profile: facts are never removed'); END;
CREATE TRIGGER slug_no_update BEFORE UPDATE ON slug
BEGIN SELECT RAISE(ABORT, 'slug: facts are never changed'); END;
CREATE TRIGGER slug_no_delete BEFORE DELETE ON slug
BEGIN SELECT RAISE(ABORT, 'slug: facts are never removed'); END;
CREATE TRIGGER article_slug_no_update BEFORE UPDATE ON article_slug
BEGIN SELECT RAISE(ABORT, 'article_slug: facts are never changed'); END;
CREATE TRIGGER article_slug_no_delete BEFORE DELETE ON article_slug
BEGIN SELECT RAISE(ABORT, 'article_slug: facts are never removed'); END;
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
CREATE TRIGGER reviewer_key_no_update BEFORE UPDATE ON reviewer_key
BEGIN SELECT RAISE(ABORT, 'reviewer_key: facts are never changed'); END;
CREATE TRIGGER reviewer_key_no_delete BEFORE DELETE ON reviewer_key
BEGIN SELECT RAISE(ABORT, 'reviewer_key: facts are never removed'); END;
CREATE TRIGGER reviewer_key_revocation_no_update BEFORE UPDATE ON reviewer_key_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_key_revocation: facts are never changed'); END;
CREATE TRIGGER reviewer_key_revocation_no_delete BEFORE DELETE ON reviewer_key_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_key_revocation: facts are never removed'); END;
CREATE TRIGGER reviewer_revocation_no_update BEFORE UPDATE ON reviewer_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_revocation: facts are never changed'); END;
CREATE TRIGGER reviewer_revocation_no_delete BEFORE DELETE ON reviewer_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_revocation: facts are never removed'); END;
CREATE TRIGGER review_assignment_no_update BEFORE UPDATE ON review_assignment
BEGIN SELECT RAISE(ABORT, 'review_assignment: facts are never changed'); END;
CREATE TRIGGER review_assignment_no_delete BEFORE DELETE ON review_assignment
BEGIN SELECT RAISE(ABORT, 'review_assignment: facts are never removed'); END;
