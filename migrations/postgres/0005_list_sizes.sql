-- How many entries stand in each list: all, of a source, in a language, with a tag; reposts apart. Counted when asked, since
-- counters would make every save wait for every other.
CREATE VIEW list_spans (kind, id, is_lead, span, size) AS
  SELECT 'all', '', is_lead, key >> 43, COUNT(*) FROM entries GROUP BY is_lead, key >> 43
  UNION ALL SELECT 'source', source_id, is_lead, key >> 43, COUNT(*) FROM entries GROUP BY source_id, is_lead, key >> 43
  UNION ALL SELECT 'language', COALESCE(language, ''), is_lead, key >> 43, COUNT(*) FROM entries
    GROUP BY COALESCE(language, ''), is_lead, key >> 43
  UNION ALL SELECT 'tag', t.tag_id, e.is_lead, e.key >> 43, COUNT(*) FROM entry_tags t JOIN entries e ON e.key = t.key
    GROUP BY t.tag_id, e.is_lead, e.key >> 43;
CREATE VIEW list_sizes (kind, id, is_lead, size) AS
  SELECT kind, id, is_lead, SUM(size) FROM list_spans GROUP BY kind, id, is_lead;
