-- How many entries stand in each list: all, of a source, in a language, with a tag. Reposts, which lists leave out, are
-- counted apart. Kept by triggers, so that neither a total nor a deep page walks the entries.
CREATE TABLE list_sizes (
  kind    TEXT NOT NULL CHECK (kind IN ('all', 'source', 'language', 'tag')),
  -- Of the source, language or tag; empty for all, and for the language that is unknown.
  id      TEXT NOT NULL,
  is_lead INTEGER NOT NULL,
  size    INTEGER NOT NULL,
  PRIMARY KEY (kind, id, is_lead)
) STRICT, WITHOUT ROWID;

-- The same by spans of keys, 2^22 seconds or seven weeks each.
CREATE TABLE list_spans (
  kind    TEXT NOT NULL,
  id      TEXT NOT NULL,
  is_lead INTEGER NOT NULL,
  span    INTEGER NOT NULL,
  size    INTEGER NOT NULL,
  PRIMARY KEY (kind, id, is_lead, span)
) STRICT, WITHOUT ROWID;

-- What is written here is added to both.
CREATE VIEW list_changes (kind, id, is_lead, span, change) AS SELECT '', '', 0, 0, 0 WHERE 0;
CREATE TRIGGER list_changes_added INSTEAD OF INSERT ON list_changes BEGIN
  INSERT INTO list_sizes (kind, id, is_lead, size) VALUES (NEW.kind, NEW.id, NEW.is_lead, NEW.change)
    ON CONFLICT DO UPDATE SET size = size + excluded.size;
  INSERT INTO list_spans (kind, id, is_lead, span, size) VALUES (NEW.kind, NEW.id, NEW.is_lead, NEW.span, NEW.change)
    ON CONFLICT DO UPDATE SET size = size + excluded.size;
END;

CREATE TRIGGER entries_added AFTER INSERT ON entries BEGIN
  INSERT INTO list_changes VALUES
    ('all', '', NEW.is_lead, NEW.key >> 43, 1),
    ('source', NEW.source_id, NEW.is_lead, NEW.key >> 43, 1),
    ('language', COALESCE(NEW.language, ''), NEW.is_lead, NEW.key >> 43, 1);
END;
CREATE TRIGGER entries_changed AFTER UPDATE OF key, source_id, language, is_lead ON entries
WHEN (OLD.key >> 43, OLD.source_id, OLD.language, OLD.is_lead) IS NOT (NEW.key >> 43, NEW.source_id, NEW.language, NEW.is_lead)
BEGIN
  INSERT INTO list_changes VALUES
    ('all', '', OLD.is_lead, OLD.key >> 43, -1), ('all', '', NEW.is_lead, NEW.key >> 43, 1),
    ('source', OLD.source_id, OLD.is_lead, OLD.key >> 43, -1),
    ('source', NEW.source_id, NEW.is_lead, NEW.key >> 43, 1),
    ('language', COALESCE(OLD.language, ''), OLD.is_lead, OLD.key >> 43, -1),
    ('language', COALESCE(NEW.language, ''), NEW.is_lead, NEW.key >> 43, 1);
END;
CREATE TRIGGER entries_placed AFTER UPDATE OF is_lead ON entries WHEN OLD.is_lead <> NEW.is_lead BEGIN
  INSERT INTO list_changes SELECT 'tag', tag_id, OLD.is_lead, key >> 43, -1 FROM entry_tags WHERE key = NEW.key;
  INSERT INTO list_changes SELECT 'tag', tag_id, NEW.is_lead, key >> 43, 1 FROM entry_tags WHERE key = NEW.key;
END;
-- Before, while its tags are still there; when they go after it, their own trigger finds it gone.
CREATE TRIGGER entries_removed BEFORE DELETE ON entries BEGIN
  INSERT INTO list_changes VALUES
    ('all', '', OLD.is_lead, OLD.key >> 43, -1),
    ('source', OLD.source_id, OLD.is_lead, OLD.key >> 43, -1),
    ('language', COALESCE(OLD.language, ''), OLD.is_lead, OLD.key >> 43, -1);
  INSERT INTO list_changes SELECT 'tag', tag_id, OLD.is_lead, OLD.key >> 43, -1 FROM entry_tags WHERE key = OLD.key;
END;

CREATE TRIGGER entry_tags_added AFTER INSERT ON entry_tags BEGIN
  INSERT INTO list_changes SELECT 'tag', NEW.tag_id, is_lead, key >> 43, 1 FROM entries WHERE key = NEW.key;
END;
CREATE TRIGGER entry_tags_removed AFTER DELETE ON entry_tags BEGIN
  INSERT INTO list_changes SELECT 'tag', OLD.tag_id, is_lead, key >> 43, -1 FROM entries WHERE key = OLD.key;
END;
CREATE TRIGGER entry_tags_moved AFTER UPDATE OF key ON entry_tags BEGIN
  INSERT INTO list_changes SELECT 'tag', OLD.tag_id, is_lead, OLD.key >> 43, -1 FROM entries WHERE key = NEW.key;
  INSERT INTO list_changes SELECT 'tag', NEW.tag_id, is_lead, NEW.key >> 43, 1 FROM entries WHERE key = NEW.key;
END;

INSERT INTO list_spans (kind, id, is_lead, span, size)
  SELECT 'all', '', is_lead, key >> 43, COUNT(*) FROM entries GROUP BY is_lead, key >> 43
  UNION ALL SELECT 'source', source_id, is_lead, key >> 43, COUNT(*) FROM entries GROUP BY source_id, is_lead, key >> 43
  UNION ALL SELECT 'language', COALESCE(language, ''), is_lead, key >> 43, COUNT(*) FROM entries
    GROUP BY COALESCE(language, ''), is_lead, key >> 43
  UNION ALL SELECT 'tag', t.tag_id, e.is_lead, e.key >> 43, COUNT(*) FROM entry_tags t JOIN entries e ON e.key = t.key
    GROUP BY t.tag_id, e.is_lead, e.key >> 43;
INSERT INTO list_sizes (kind, id, is_lead, size)
  SELECT kind, id, is_lead, SUM(size) FROM list_spans GROUP BY kind, id, is_lead;
