-- Every table holds facts: rows are inserted and never changed or removed. `entry_id` names the
-- ledger entry that recorded the row. Times are text, RFC 3339 in UTC with milliseconds, so that
-- their bytewise order is the order in time. Digests and hashes are SHA-256 in lower-case hex.

CREATE TABLE ledger_entry (
  id INTEGER PRIMARY KEY,             -- the position in the ledger, from 1 without gaps
  time TEXT NOT NULL CHECK (length(time) = 24),
  actor TEXT NOT NULL,                -- the handle of who did it
  act TEXT NOT NULL,                  -- what was done, such as review.approve
  article_id INTEGER,                 -- the article it was done to, if any
  revision_number INTEGER,            -- the revision it was done to, if any
  digest TEXT,                        -- that revision's digest
  note TEXT NOT NULL,                 -- what the actor said about it
  details TEXT NOT NULL CHECK (details GLOB '{*}'), -- all else that was recorded, as JSON
  previous TEXT NOT NULL,             -- the hash of the entry before, 64 zeros for the first
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64) -- of a zero byte and the canonical bytes
) STRICT;
CREATE INDEX ledger_entry_article ON ledger_entry (article_id, id);
CREATE INDEX ledger_entry_time ON ledger_entry (time, id);

CREATE TABLE site (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL CHECK (length(uuid) = 36),
  title TEXT NOT NULL,
  locale TEXT NOT NULL,               -- the BCP 47 tag of texts that name none
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

-- The rules of the site; the row with the newest entry holds. A rule without a row has its default.
CREATE TABLE policy_rule (
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  key TEXT NOT NULL,                  -- the rule's name, such as sign-offs-required
  value TEXT NOT NULL,                -- as people write it
  PRIMARY KEY (key, entry_id)
) STRICT;

CREATE TABLE contributor (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE,        -- the short name, never given to anybody else
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

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
  PRIMARY KEY (contributor_id, entry_id)
) STRICT;

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

-- What is known of a shelf; the row with the newest entry holds.
CREATE TABLE category_profile (
  category_id INTEGER NOT NULL REFERENCES category (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  title TEXT NOT NULL CHECK (title <> ''),
  description TEXT NOT NULL,
  parent_id INTEGER REFERENCES category (id), -- the shelf it stands within
  position INTEGER NOT NULL CHECK (position >= 1), -- the place among its siblings
  PRIMARY KEY (category_id, entry_id)
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,             -- the number that people use
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36), -- names it outside this database
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

-- A slug belongs to one article for ever.
CREATE TABLE slug (
  slug TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  UNIQUE (slug, article_id)
) STRICT;

-- Which slug an article goes by; the row with the newest entry holds, the others are aliases.
CREATE TABLE article_slug (
  article_id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  slug TEXT NOT NULL,
  PRIMARY KEY (article_id, entry_id),
  FOREIGN KEY (slug, article_id) REFERENCES slug (slug, article_id)
) STRICT;

-- The place of an article on its shelf; the row with the newest entry holds.
CREATE TABLE placement (
  article_id INTEGER NOT NULL REFERENCES article (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  position INTEGER CHECK (position >= 1), -- NULL for after all that have one
  is_featured INTEGER NOT NULL CHECK (is_featured IN (0, 1)),
  PRIMARY KEY (article_id, entry_id)
) STRICT;

-- Each text once, by its digest. The columns after `canonical` repeat what it says, for lists.
CREATE TABLE text (
  digest TEXT PRIMARY KEY CHECK (length(digest) = 64), -- of the canonical bytes
  form INTEGER NOT NULL,              -- the version of the canonical form
  canonical BLOB NOT NULL,            -- the text in canonical form, UTF-8
  title TEXT NOT NULL CHECK (title <> ''),
  locale TEXT NOT NULL,
  category TEXT NOT NULL,             -- a category's slug, or empty
  tags TEXT NOT NULL CHECK (tags GLOB '[[]*]') -- a JSON array
) STRICT;

CREATE TABLE revision (
  article_id INTEGER NOT NULL REFERENCES article (id),
  number INTEGER NOT NULL CHECK (number >= 1), -- within the article, from 1 without gaps
  digest TEXT NOT NULL REFERENCES text (digest),
  base_number INTEGER,                -- the revision that its author started from
  author_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  PRIMARY KEY (article_id, number),
  UNIQUE (article_id, number, digest),
  FOREIGN KEY (article_id, base_number) REFERENCES revision (article_id, number),
  CHECK (base_number < number)
) STRICT;

-- The drafts of an article up to a revision were set aside.
CREATE TABLE draft_discard (
  article_id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  revision_number INTEGER NOT NULL,
  PRIMARY KEY (article_id, entry_id),
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;

-- A question to the reviewers, pinned to the revision that was submitted.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  submitter_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, digest)
    REFERENCES revision (article_id, number, digest)
) STRICT;
CREATE INDEX review_article ON review (article_id, id);

-- How a review ended; an open one has no row.
CREATE TABLE review_outcome (
  review_id INTEGER PRIMARY KEY REFERENCES review (id),
  outcome TEXT NOT NULL
    CHECK (outcome IN ('approved', 'changes_requested', 'superseded', 'taken_back', 'discarded')),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

CREATE TABLE review_comment (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  author_id INTEGER NOT NULL REFERENCES contributor (id),
  body TEXT NOT NULL CHECK (body <> ''),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;
CREATE INDEX review_comment_article ON review_comment (article_id, id);

-- A reviewer's decision on one digest of one article.
CREATE TABLE sign_off (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  reviewer_id INTEGER NOT NULL REFERENCES contributor (id),
  name TEXT NOT NULL,                 -- the reviewer's name as it was when signing
  credentials TEXT NOT NULL,          -- and the titles
  registration TEXT NOT NULL,         -- and the register and number
  decision TEXT NOT NULL CHECK (decision IN ('approve', 'request_changes')),
  scope TEXT NOT NULL CHECK (scope IN ('full_text')), -- what was looked at
  meaning TEXT NOT NULL CHECK (meaning IN ('medical_review')), -- what the name stands for
  note TEXT NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, digest)
    REFERENCES revision (article_id, number, digest)
) STRICT;
CREATE INDEX sign_off_article ON sign_off (article_id, digest, entry_id);

-- An interval in which one revision is public, unless a later publication or a withdrawal ends it.
CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  from_time TEXT NOT NULL CHECK (length(from_time) = 24),
  until_time TEXT CHECK (length(until_time) = 24 AND until_time > from_time), -- NULL for no end
  cause TEXT NOT NULL CHECK (cause IN ('published', 'on_approval')),
  publisher_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, digest)
    REFERENCES revision (article_id, number, digest)
) STRICT;
CREATE INDEX publication_article ON publication (article_id, entry_id);

-- A publication that was taken off the schedule before it began.
CREATE TABLE publication_cancellation (
  publication_id INTEGER PRIMARY KEY REFERENCES publication (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;

CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  reason TEXT NOT NULL CHECK (reason <> ''), -- the public may read it
  replacement_id INTEGER REFERENCES article (id) CHECK (replacement_id <> article_id),
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
CREATE INDEX withdrawal_article ON withdrawal (article_id, entry_id);

CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never changed'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never removed'); END;
CREATE TRIGGER site_no_update BEFORE UPDATE ON site
BEGIN SELECT RAISE(ABORT, 'site: facts are never changed'); END;
CREATE TRIGGER site_no_delete BEFORE DELETE ON site
BEGIN SELECT RAISE(ABORT, 'site: facts are never removed'); END;
CREATE TRIGGER policy_rule_no_update BEFORE UPDATE ON policy_rule
BEGIN SELECT RAISE(ABORT, 'policy_rule: facts are never changed'); END;
CREATE TRIGGER policy_rule_no_delete BEFORE DELETE ON policy_rule
BEGIN SELECT RAISE(ABORT, 'policy_rule: facts are never removed'); END;
CREATE TRIGGER contributor_no_update BEFORE UPDATE ON contributor
BEGIN SELECT RAISE(ABORT, 'contributor: facts are never changed'); END;
CREATE TRIGGER contributor_no_delete BEFORE DELETE ON contributor
BEGIN SELECT RAISE(ABORT, 'contributor: facts are never removed'); END;
CREATE TRIGGER contributor_profile_no_update BEFORE UPDATE ON contributor_profile
BEGIN SELECT RAISE(ABORT, 'contributor_profile: facts are never changed'); END;
CREATE TRIGGER contributor_profile_no_delete BEFORE DELETE ON contributor_profile
BEGIN SELECT RAISE(ABORT, 'contributor_profile: facts are never removed'); END;
CREATE TRIGGER category_no_update BEFORE UPDATE ON category
BEGIN SELECT RAISE(ABORT, 'category: facts are never changed'); END;
CREATE TRIGGER category_no_delete BEFORE DELETE ON category
BEGIN SELECT RAISE(ABORT, 'category: facts are never removed'); END;
CREATE TRIGGER category_profile_no_update BEFORE UPDATE ON category_profile
BEGIN SELECT RAISE(ABORT, 'category_profile: facts are never changed'); END;
CREATE TRIGGER category_profile_no_delete BEFORE DELETE ON category_profile
BEGIN SELECT RAISE(ABORT, 'category_profile: facts are never removed'); END;
CREATE TRIGGER article_no_update BEFORE UPDATE ON article
BEGIN SELECT RAISE(ABORT, 'article: facts are never changed'); END;
CREATE TRIGGER article_no_delete BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'article: facts are never removed'); END;
CREATE TRIGGER slug_no_update BEFORE UPDATE ON slug
BEGIN SELECT RAISE(ABORT, 'slug: facts are never changed'); END;
CREATE TRIGGER slug_no_delete BEFORE DELETE ON slug
BEGIN SELECT RAISE(ABORT, 'slug: facts are never removed'); END;
CREATE TRIGGER article_slug_no_update BEFORE UPDATE ON article_slug
BEGIN SELECT RAISE(ABORT, 'article_slug: facts are never changed'); END;
CREATE TRIGGER article_slug_no_delete BEFORE DELETE ON article_slug
BEGIN SELECT RAISE(ABORT, 'article_slug: facts are never removed'); END;
CREATE TRIGGER placement_no_update BEFORE UPDATE ON placement
BEGIN SELECT RAISE(ABORT, 'placement: facts are never changed'); END;
CREATE TRIGGER placement_no_delete BEFORE DELETE ON placement
BEGIN SELECT RAISE(ABORT, 'placement: facts are never removed'); END;
CREATE TRIGGER text_no_update BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'text: facts are never changed'); END;
CREATE TRIGGER text_no_delete BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'text: facts are never removed'); END;
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: facts are never changed'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: facts are never removed'); END;
CREATE TRIGGER draft_discard_no_update BEFORE UPDATE ON draft_discard
BEGIN SELECT RAISE(ABORT, 'draft_discard: facts are never changed'); END;
CREATE TRIGGER draft_discard_no_delete BEFORE DELETE ON draft_discard
BEGIN SELECT RAISE(ABORT, 'draft_discard: facts are never removed'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'review: facts are never changed'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'review: facts are never removed'); END;
CREATE TRIGGER review_outcome_no_update BEFORE UPDATE ON review_outcome
BEGIN SELECT RAISE(ABORT, 'review_outcome: facts are never changed'); END;
CREATE TRIGGER review_outcome_no_delete BEFORE DELETE ON review_outcome
BEGIN SELECT RAISE(ABORT, 'review_outcome: facts are never removed'); END;
CREATE TRIGGER review_comment_no_update BEFORE UPDATE ON review_comment
BEGIN SELECT RAISE(ABORT, 'review_comment: facts are never changed'); END;
CREATE TRIGGER review_comment_no_delete BEFORE DELETE ON review_comment
BEGIN SELECT RAISE(ABORT, 'review_comment: facts are never removed'); END;
CREATE TRIGGER sign_off_no_update BEFORE UPDATE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never changed'); END;
CREATE TRIGGER sign_off_no_delete BEFORE DELETE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never removed'); END;
CREATE TRIGGER publication_no_update BEFORE UPDATE ON publication
BEGIN SELECT RAISE(ABORT, 'publication: facts are never changed'); END;
CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication
BEGIN SELECT RAISE(ABORT, 'publication: facts are never removed'); END;
CREATE TRIGGER publication_cancellation_no_update BEFORE UPDATE ON publication_cancellation
BEGIN SELECT RAISE(ABORT, 'publication_cancellation: facts are never changed'); END;
CREATE TRIGGER publication_cancellation_no_delete BEFORE DELETE ON publication_cancellation
BEGIN SELECT RAISE(ABORT, 'publication_cancellation: facts are never removed'); END;
CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal: facts are never changed'); END;
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal: facts are never removed'); END;
