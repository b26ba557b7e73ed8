-- What we ask hubs of WebSub for: to be told when a source's document changes.
CREATE TABLE websub_subscriptions (
  -- Unguessable: the last part of the address that the hub calls.
  id               TEXT PRIMARY KEY,
  -- No reference: a subscription outlives its source until the hub was told that it is not wanted any more.
  source_id        TEXT NOT NULL,
  hub              TEXT NOT NULL,
  hubs             TEXT NOT NULL,
  topic            TEXT NOT NULL,
  callback         TEXT NOT NULL,
  document_url     TEXT NOT NULL,
  secret           TEXT NOT NULL,
  state            TEXT NOT NULL CHECK (state IN ('wanted', 'asked', 'verified', 'denied', 'failed', 'leaving')),
  detail           TEXT,
  asked_at         BIGINT,
  lease_ends_at    BIGINT,
  attempts         BIGINT NOT NULL DEFAULT 0,
  -- When something is next to be done about it.
  act_at           BIGINT NOT NULL,
  last_delivery_at BIGINT,
  -- When a post was found of which the hub had told nothing; null: it tells.
  silent_since     BIGINT,
  deliveries       BIGINT NOT NULL DEFAULT 0,
  dropped          BIGINT NOT NULL DEFAULT 0,
  -- Since the last delivery that was good.
  dropped_in_row   BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX websub_subscriptions_by_source ON websub_subscriptions (source_id) WHERE state <> 'leaving';
CREATE INDEX websub_subscriptions_by_act ON websub_subscriptions (act_at);
