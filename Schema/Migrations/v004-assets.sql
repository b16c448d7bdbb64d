-- Assets: files that texts show by name. A text's digest covers the digests of those that it shows.

-- The bytes of a file, each file once.
CREATE TABLE asset_content (
  digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32), -- SHA-256 of the bytes
  bytes BLOB NOT NULL
) STRICT;

-- A file was given a name; the row of the name with the newest entry holds.
CREATE TABLE asset (
  entry_id INTEGER PRIMARY KEY REFERENCES ledger_entry (id),
  name TEXT NOT NULL,                 -- such as dose-chart.png; its end tells the kind of file
  digest BLOB NOT NULL REFERENCES asset_content (digest),
  size INTEGER NOT NULL CHECK (size > 0), -- in bytes
  alt TEXT NOT NULL                   -- what it shows, for those who cannot see it
) STRICT;
CREATE INDEX asset_name ON asset (name, entry_id);

CREATE TRIGGER asset_content_no_update BEFORE UPDATE ON asset_content
BEGIN SELECT RAISE(ABORT, 'asset_content: facts are never changed'); END;
CREATE TRIGGER asset_content_no_delete BEFORE DELETE ON asset_content
BEGIN SELECT RAISE(ABORT, 'asset_content: facts are never removed'); END;
CREATE TRIGGER asset_no_update BEFORE UPDATE ON asset
BEGIN SELECT RAISE(ABORT, 'asset: facts are never changed'); END;
CREATE TRIGGER asset_no_delete BEFORE DELETE ON asset
BEGIN SELECT RAISE(ABORT, 'asset: facts are never removed'); END;
