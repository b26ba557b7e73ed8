-- How many posts that lead their story name each paper. Counted when asked, as lists are.
CREATE VIEW paper_sizes (id, kind, size) AS
  SELECT p.id, p.kind, COUNT(*) FROM papers p
    JOIN entry_papers n ON n.paper_id = p.id JOIN entries e ON e.key = n.key AND e.is_lead = 1
  GROUP BY p.id, p.kind;
