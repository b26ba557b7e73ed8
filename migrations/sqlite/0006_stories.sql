-- The address that a post names as its original's, folded like url_key.
ALTER TABLE fingerprints ADD COLUMN original_key TEXT;
CREATE INDEX fingerprints_by_original ON fingerprints (original_key) WHERE original_key IS NOT NULL;

-- Why an entry stands in a story: the entry that it was found to be the same article as when it came, and how alike.
CREATE TABLE story_joins (
  key       INTEGER PRIMARY KEY REFERENCES entries (key) ON DELETE CASCADE ON UPDATE CASCADE,
  other     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  score     REAL NOT NULL,
  joined_at INTEGER NOT NULL
) STRICT;

-- Entries that stand for themselves for good, whatever they resemble: an administrator said so. No reference: the decision
-- outlives an entry that is deleted and comes again.
CREATE TABLE separations (
  id         TEXT PRIMARY KEY,
  decided_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
