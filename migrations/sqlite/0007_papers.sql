-- Papers, models and repositories that posts name. The id is the same for all ways to write it: arxiv:1706.03762.
CREATE TABLE papers (
  id   TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- As it was first written: the case of an owner's name counts for readers.
  name TEXT NOT NULL,
  url  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_papers (
  paper_id TEXT NOT NULL,
  key      INTEGER NOT NULL REFERENCES entries (key) ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY (paper_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_papers_by_key ON entry_papers (key);

CREATE TEMP TABLE named AS
  SELECT c.key AS key, p.value ->> 'kind' AS kind, p.value ->> 'id' AS name, p.value ->> 'url' AS url
  FROM contents c, json_each(c.papers) p;
INSERT INTO papers (id, kind, name, url)
  SELECT kind || ':' || CASE kind WHEN 'openreview' THEN name ELSE lower(name) END, kind, name, url FROM named WHERE true
  ON CONFLICT DO NOTHING;
INSERT INTO entry_papers (paper_id, key)
  SELECT kind || ':' || CASE kind WHEN 'openreview' THEN name ELSE lower(name) END, key FROM named WHERE true
  ON CONFLICT DO NOTHING;
DROP TABLE named;
