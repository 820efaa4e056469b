-- The books: one row for each version of each line. What a version says never changes; a few fields are filled in
-- later, once: when and by which entry it was spent, and by which entry it was replaced.
create table line (
  person uuid not null,
  entry bigint not null,
  -- The entry with which this version became known: its own, or a late one or a correction that re-derived it.
  known_from bigint not null,
  at timestamptz(3) not null,
  step text not null,
  -- The entry whose line it spends; null for the person's first.
  spends bigint,
  state text not null check (
    state in ('outside', 'held', 'in-transit', 'at-large', 'unaccounted', 'released', 'deceased', 'transferred-out')
  ),
  site text,
  unit text,
  custodian text,
  transfer text,
  escort text,
  to_be_confirmed boolean not null default false,
  spent_at timestamptz(3),
  spent_by bigint,
  known_until bigint,
  -- Where its ended span is filed, in the world and in knowledge: books/fork.ts says how. Filled in with the three above.
  span_fork bigint,
  open_fork bigint,
  primary key (person, entry, known_from),
  constraint line_known_from_its_entry check (known_from >= entry),
  constraint line_spent_at_and_by check ((spent_at is null) = (spent_by is null)),
  -- Never before its time.
  constraint line_spent_after_made check (spent_at >= at),
  constraint line_spends_another check (spends <> entry),
  constraint line_replaced_later check (known_until > known_from),
  constraint line_held_somewhere check (state <> 'held' or (site is not null and custodian is not null)),
  constraint line_in_transit_on_something check (state <> 'in-transit' or (transfer is not null and custodian is not null))
);

-- Rule 1, guarded by the database: one root per person (nulls count as equal), and each position spent at most once.
create unique index line_spent_once on line (person, spends) nulls not distinct where known_until is null;
-- And one position open per person.
create unique index line_one_open on line (person) where spent_by is null and known_until is null;
-- The roll of a site now.
create index line_open_at_site on line (site, unit) where spent_by is null and known_until is null and site is not null;
