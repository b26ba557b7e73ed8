-- Which stored posts each post was related to when it was saved; read both ways. No references: what is gone is left out
-- when read, and deleted with either post.
CREATE TABLE related (
  key   BIGINT NOT NULL,
  other BIGINT NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (key, other)
);
CREATE INDEX related_by_other ON related (other, score);
