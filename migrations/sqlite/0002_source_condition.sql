-- A redirect for good is believed only when it was met on several readings: where the last one led, and how often.
ALTER TABLE sources ADD COLUMN moving_to TEXT;
ALTER TABLE sources ADD COLUMN moving_seen INTEGER NOT NULL DEFAULT 0;
-- When the host first said "gone" (410) since the last success.
ALTER TABLE sources ADD COLUMN gone_at INTEGER;
-- How far apart its posts usually are, ms; null: too few to say.
ALTER TABLE sources ADD COLUMN usual_gap INTEGER;
-- Items of the last documents read, oldest first.
ALTER TABLE sources ADD COLUMN item_counts TEXT NOT NULL DEFAULT '[]';
-- Which crawler holds the claim, while claimed_until has not passed.
ALTER TABLE sources ADD COLUMN claimed_by TEXT;
-- The condition that was last noted, and since when it lasts.
ALTER TABLE sources ADD COLUMN condition TEXT;
ALTER TABLE sources ADD COLUMN condition_since INTEGER;

-- What operators are told of their sources: one row for each change of condition.
CREATE TABLE condition_changes (
  id         TEXT PRIMARY KEY,
  source_id  TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  code       TEXT NOT NULL,
  previous   TEXT,
  detail     TEXT NOT NULL,
  advice     TEXT,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX condition_changes_by_time ON condition_changes (changed_at, id);
CREATE INDEX condition_changes_by_source ON condition_changes (source_id);
