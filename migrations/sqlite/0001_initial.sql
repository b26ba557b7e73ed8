-- Times are milliseconds since the epoch, UTC. JSON columns hold what is only ever read whole.

-- A place we follow, and how it is doing.
CREATE TABLE sources (
  id              TEXT PRIMARY KEY,
  title           TEXT NOT NULL,
  url             TEXT NOT NULL,
  -- Where the address moved for good, as the origin says; null: nowhere.
  moved_to        TEXT,
  site            TEXT NOT NULL,
  language        TEXT,
  rules           TEXT NOT NULL,
  origin          TEXT NOT NULL CHECK (origin IN ('config', 'added')),
  status          TEXT NOT NULL CHECK (status IN ('active', 'paused', 'retired', 'gone')),
  created_at      INTEGER NOT NULL,
  due_at          INTEGER NOT NULL,
  due_reason      TEXT NOT NULL,
  claimed_until   INTEGER NOT NULL DEFAULT 0,
  last_fetch_at   INTEGER,
  last_success_at INTEGER,
  failures        INTEGER NOT NULL DEFAULT 0,
  last_error      TEXT,
  warnings        TEXT NOT NULL DEFAULT '[]',
  etag            TEXT,
  last_modified   TEXT,
  -- The address whose answer gave both.
  validators_url  TEXT,
  body_hash       TEXT,
  -- How often the document itself says it changes; null: unsaid.
  pace            TEXT
) STRICT;
CREATE INDEX sources_by_due ON sources (due_at) WHERE status = 'active';

-- One post as lists show it: narrow. The key orders posts by publication, so a list is a walk along the table.
CREATE TABLE entries (
  key                 INTEGER PRIMARY KEY,
  id                  TEXT NOT NULL UNIQUE,
  source_id           TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  url                 TEXT NOT NULL,
  title               TEXT NOT NULL,
  authors             TEXT NOT NULL,
  published_at        INTEGER NOT NULL,
  published_precision TEXT NOT NULL CHECK (published_precision IN ('minute', 'day', 'month', 'seen')),
  updated_at          INTEGER,
  seen_at             INTEGER NOT NULL,
  language            TEXT,
  snippet             TEXT NOT NULL,
  snippet_html        TEXT NOT NULL,
  tags                TEXT NOT NULL,
  image               TEXT,
  word_count          INTEGER NOT NULL,
  reading_minutes     INTEGER NOT NULL,
  has_math            INTEGER NOT NULL,
  -- The id of the entry that stands for the story: its own, unless it is a repost of another.
  story               TEXT NOT NULL,
  is_lead             INTEGER NOT NULL DEFAULT 1,
  also_at             TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX entries_by_lead ON entries (is_lead, key);
CREATE INDEX entries_by_source ON entries (source_id, is_lead, key);
CREATE INDEX entries_by_language ON entries (language, is_lead, key);
CREATE INDEX entries_by_seen ON entries (is_lead, seen_at, key);
CREATE INDEX entries_by_story ON entries (story);

-- The wide part of a post, read one at a time.
CREATE TABLE contents (
  key           INTEGER PRIMARY KEY REFERENCES entries (key) ON DELETE CASCADE ON UPDATE CASCADE,
  guid          TEXT NOT NULL,
  hash          TEXT NOT NULL,
  html          TEXT NOT NULL,
  text          TEXT NOT NULL,
  math          TEXT NOT NULL,
  categories    TEXT NOT NULL,
  enclosures    TEXT NOT NULL,
  papers        TEXT NOT NULL
) STRICT;

CREATE TABLE entry_tags (
  tag_id TEXT NOT NULL,
  key    INTEGER NOT NULL REFERENCES entries (key) ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY (tag_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tags_by_key ON entry_tags (key);

-- How authors write a tag; the vocabulary's own names win over these.
CREATE TABLE tags (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_authors (
  name_key TEXT NOT NULL,
  key      INTEGER NOT NULL REFERENCES entries (key) ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY (name_key, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_authors_by_key ON entry_authors (key);

-- What reposts are recognised by.
CREATE TABLE fingerprints (
  key          INTEGER PRIMARY KEY REFERENCES entries (key) ON DELETE CASCADE ON UPDATE CASCADE,
  canonical_url TEXT NOT NULL,
  -- The canonical address, folded so that equal documents are equal.
  url_key      TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  minhash      BLOB
) STRICT;
CREATE INDEX fingerprints_by_url ON fingerprints (url_key);
CREATE INDEX fingerprints_by_content ON fingerprints (content_hash);

-- Search words, tokenised by us and parted by spaces; rowid is the entry's key.
CREATE VIRTUAL TABLE entry_words USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Moves whenever something that readers can see changes.
CREATE TABLE versions (
  name       TEXT PRIMARY KEY,
  version    INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO versions (name, version, changed_at) VALUES ('entries', 0, 0);
INSERT INTO versions (name, version, changed_at) VALUES ('sources', 0, 0);
