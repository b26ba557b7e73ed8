-- What a new post adds to the sizes of lists goes into both tables at once: by way of list_changes each row of them runs a
-- trigger of its own. Rarer changes go that way still.
DROP TRIGGER entries_added;
CREATE TRIGGER entries_added AFTER INSERT ON entries BEGIN
  INSERT INTO list_sizes (kind, id, is_lead, size) VALUES
    ('all', '', NEW.is_lead, 1),
    ('source', NEW.source_id, NEW.is_lead, 1),
    ('language', COALESCE(NEW.language, ''), NEW.is_lead, 1)
    ON CONFLICT DO UPDATE SET size = size + 1;
  INSERT INTO list_spans (kind, id, is_lead, span, size) VALUES
    ('all', '', NEW.is_lead, NEW.key >> 43, 1),
    ('source', NEW.source_id, NEW.is_lead, NEW.key >> 43, 1),
    ('language', COALESCE(NEW.language, ''), NEW.is_lead, NEW.key >> 43, 1)
    ON CONFLICT DO UPDATE SET size = size + 1;
END;
DROP TRIGGER entry_tags_added;
CREATE TRIGGER entry_tags_added AFTER INSERT ON entry_tags BEGIN
  INSERT INTO list_sizes (kind, id, is_lead, size)
    SELECT 'tag', NEW.tag_id, is_lead, 1 FROM entries WHERE key = NEW.key
    ON CONFLICT DO UPDATE SET size = size + 1;
  INSERT INTO list_spans (kind, id, is_lead, span, size)
    SELECT 'tag', NEW.tag_id, is_lead, key >> 43, 1 FROM entries WHERE key = NEW.key
    ON CONFLICT DO UPDATE SET size = size + 1;
END;
