-- The folders that exports found as they should be, so that the next one can tell so without reading them. It is
-- no fact.

CREATE TABLE export_standing (
  mark BLOB PRIMARY KEY CHECK (length(mark) = 32), -- SHA-256 of what the export followed from and the folder showed
  files INTEGER NOT NULL,   -- how many it found there
  waiting INTEGER NOT NULL, -- how many approved texts were not public
  since INTEGER NOT NULL,   -- when it found so
  until INTEGER NOT NULL    -- when that has to be looked at again
) STRICT, WITHOUT ROWID;
