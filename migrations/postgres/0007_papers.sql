-- Papers, models and repositories that posts name. The id is the same for all ways to write it: arxiv:1706.03762.
CREATE TABLE papers (
  id   TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- As it was first written: the case of an owner's name counts for readers.
  name TEXT NOT NULL,
  url  TEXT NOT NULL
);

CREATE TABLE entry_papers (
  paper_id TEXT NOT NULL,
  key      BIGINT NOT NULL REFERENCES entries (key) ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY (paper_id, key)
);
CREATE INDEX entry_papers_by_key ON entry_papers (key);

CREATE TEMP TABLE named AS
  SELECT c.key AS key, p ->> 'kind' AS kind, p ->> 'id' AS name, p ->> 'url' AS url
  FROM contents c, json_array_elements(c.papers::json) p;
INSERT INTO papers (id, kind, name, url)
  SELECT kind || ':' || CASE kind WHEN 'openreview' THEN name ELSE lower(name) END, kind, name, url FROM named
  ON CONFLICT DO NOTHING;
INSERT INTO entry_papers (paper_id, key)
  SELECT kind || ':' || CASE kind WHEN 'openreview' THEN name ELSE lower(name) END, key FROM named
  ON CONFLICT DO NOTHING;
DROP TABLE named;
