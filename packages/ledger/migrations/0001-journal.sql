-- The journal: all entries in order, gapless from 0. Nothing here is ever changed or removed (rule 3), and the
-- application's role has no privilege to (0005).
create table journal (
  number bigint primary key check (number >= 0),
  kind text not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  -- RFC 6962 leaf hash of `entry`.
  leaf bytea not null check (octet_length(leaf) = 32),
  -- Canonical JSON (RFC 8785): the bytes that were hashed.
  entry text not null check (octet_length(entry) <= 65535),
  -- Canonical JSON of each item, one a line, where there are several; one item alone is inline in the entry.
  items text
);
-- What was known at a time: the last number recorded by then.
create index journal_recorded on journal (recorded_at, number);

-- Personal detail, kept apart (rule 11): the journal holds only SHA-256(salt || content). Detail about no single
-- person stands under the nil UUID, so that the key begins with the person all the same.
create table detail (
  person uuid not null,
  entry bigint not null,
  ordinal integer not null,
  digest text not null,
  salt bytea not null,
  -- Canonical JSON.
  content text not null,
  -- Which claim it is, where it is one: `name`, `nationality`, …
  claim text,
  primary key (person, entry, ordinal)
);
create index detail_entry on detail (entry);
create index detail_claim on detail (claim, person) where claim is not null;

-- The log's stored nodes: roots of full subtrees of 256, 65,536 … leaves; every other node follows from these and the
-- journal's leaves.
create table log_node (
  level smallint not null check (level in (8, 16, 24, 32)),
  index bigint not null check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

-- Every signed checkpoint: one for each commit.
create table checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  note text not null
);

-- What was answered to a command sent with an idempotency key: a repeat is answered as the first was.
create table answered (
  key text primary key check (octet_length(key) between 1 and 255),
  -- SHA-256 of the canonical command: the same key with another body is refused.
  request bytea not null check (octet_length(request) = 32),
  number bigint,
  refusal jsonb,
  check ((number is null) <> (refusal is null))
);
