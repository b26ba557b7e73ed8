-- The title as html, its formulas as MathML; null where it holds none, as most do.
ALTER TABLE entries ADD COLUMN title_html TEXT;
