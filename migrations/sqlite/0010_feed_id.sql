-- The id by which feeds name the story that an entry stands in; null: that of the entry that leads it. It is another's where
-- the original was found after a repost had been told to readers.
ALTER TABLE entries ADD COLUMN feed_id TEXT;
