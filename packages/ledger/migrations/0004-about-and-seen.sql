-- Which entries are about a thing other than a person. Its state is the fold of them.
create table about (
  kind text not null,
  id text not null,
  entry bigint not null,
  primary key (kind, id, entry)
);

-- Which entries say something about a person besides where they are. `ordinal` is the item's place in the entry.
create table said (
  person uuid not null,
  entry bigint not null,
  ordinal integer not null,
  primary key (person, entry)
);

-- When a person was seen, identified by name: by a named count, a roll or a receipt.
create table sighting (
  person uuid not null,
  at timestamptz(3) not null,
  entry bigint not null,
  primary key (person, at, entry)
);

-- Entries reversed by a correction, and by which.
create table corrected (
  entry bigint primary key,
  by bigint not null unique,
  check (by > entry)
);

-- Claims withdrawn: the claim's entry and ordinal, and the entry that withdrew it.
create table withdrawn (
  person uuid not null,
  entry bigint not null,
  ordinal integer not null,
  by bigint not null,
  primary key (person, entry, ordinal)
);
