-- Weekly editions of the digest, each as it was when its week closed; no later change of a post changes them.
CREATE TABLE editions (
  -- 2026-W47
  week      TEXT PRIMARY KEY,
  closed_at BIGINT  NOT NULL,
  -- What a list of editions shows, and the whole edition with its cards, both as JSON.
  summary   TEXT NOT NULL,
  edition   TEXT NOT NULL
);
