-- Posts that were too old to be kept. Lists name their posts for years: those without dates would come back as new ones.
CREATE TABLE pruned (
  id        TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE
);
CREATE INDEX pruned_by_source ON pruned (source_id);
