-- How many posts that lead their story name each paper. Kept by triggers, so that a list of papers walks an index.
ALTER TABLE papers ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
UPDATE papers SET size = (SELECT COUNT(*) FROM entry_papers p JOIN entries e ON e.key = p.key
  WHERE p.paper_id = papers.id AND e.is_lead = 1);
CREATE INDEX papers_by_size ON papers (size DESC, id);
CREATE INDEX papers_by_kind ON papers (kind, size DESC, id);
CREATE VIEW paper_sizes (id, kind, size) AS SELECT id, kind, size FROM papers WHERE size > 0;

CREATE TRIGGER entry_papers_added AFTER INSERT ON entry_papers BEGIN
  UPDATE papers SET size = size + 1
    WHERE id = NEW.paper_id AND EXISTS (SELECT 1 FROM entries WHERE key = NEW.key AND is_lead = 1);
END;
-- Where the entry goes with them, it has told of it before.
CREATE TRIGGER entry_papers_removed AFTER DELETE ON entry_papers BEGIN
  UPDATE papers SET size = size - 1
    WHERE id = OLD.paper_id AND EXISTS (SELECT 1 FROM entries WHERE key = OLD.key AND is_lead = 1);
END;
CREATE TRIGGER papers_placed AFTER UPDATE OF is_lead ON entries WHEN OLD.is_lead <> NEW.is_lead BEGIN
  UPDATE papers SET size = size + NEW.is_lead - OLD.is_lead
    WHERE id IN (SELECT paper_id FROM entry_papers WHERE key = NEW.key);
END;
CREATE TRIGGER papers_lost BEFORE DELETE ON entries WHEN OLD.is_lead = 1 BEGIN
  UPDATE papers SET size = size - 1 WHERE id IN (SELECT paper_id FROM entry_papers WHERE key = OLD.key);
END;
