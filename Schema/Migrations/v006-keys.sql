-- The revocation of a key may reach further back later.

ALTER TABLE reviewer_key_revocation RENAME TO old_reviewer_key_revocation;

-- The end of a key's use before its time; a later row of a key reaches further back.
CREATE TABLE reviewer_key_revocation (
  key_id INTEGER NOT NULL REFERENCES reviewer_key (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  from_time INTEGER NOT NULL,         -- signatures recorded from then on do not count
  reason TEXT NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (key_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reviewer_key_revocation
SELECT key_id, entry_id, from_time, reason FROM old_reviewer_key_revocation ORDER BY key_id;

DROP TABLE old_reviewer_key_revocation;

CREATE TRIGGER reviewer_key_revocation_no_update BEFORE UPDATE ON reviewer_key_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_key_revocation: facts are never changed'); END;
CREATE TRIGGER reviewer_key_revocation_no_delete BEFORE DELETE ON reviewer_key_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_key_revocation: facts are never removed'); END;
