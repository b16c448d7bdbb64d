-- What exports made, so that the next one need not make it again where nothing changed. It is no fact.

CREATE TABLE export_made (
  id INTEGER PRIMARY KEY,
  state BLOB NOT NULL CHECK (length(state) = 32),       -- SHA-256 of all that an export is made of
  manifest BLOB NOT NULL CHECK (length(manifest) = 32), -- SHA-256 of the manifest that it left
  UNIQUE (state, manifest)
) STRICT;
