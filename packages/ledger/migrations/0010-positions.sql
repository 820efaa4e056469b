-- Where each person is now stands apart from where they were (docs/decisions/0011-positions-apart.md). An open position is
-- one small row that changes in place; what has ended is added to `line` once, with all of its indexes, and stays.

-- Rule 1, guarded by the database: one position per person.
create table position (
  person uuid primary key,
  entry bigint not null,
  known_from bigint not null,
  at timestamptz(3) not null,
  step text not null,
  -- The entry whose line it spends; -1 for the person's first, which spends nothing.
  spends bigint not null,
  state text not null,
  site text,
  unit text,
  custodian text,
  transfer text,
  escort text,
  to_be_confirmed boolean not null default false,
  constraint position_state check (
    state in ('outside', 'held', 'in-transit', 'at-large', 'unaccounted', 'released', 'deceased', 'transferred-out')
  ),
  constraint position_known_from_its_entry check (known_from >= entry),
  constraint position_spends_another check (spends <> entry),
  constraint position_held_somewhere check (state <> 'held' or (site is not null and custodian is not null)),
  constraint position_in_transit_on_something check (state <> 'in-transit' or (transfer is not null and custodian is not null))
) with (fillfactor = 60);

insert into position
  select person, entry, known_from, at, step, coalesce(spends, -1), state, site, unit, custodian, transfer, escort, to_be_confirmed
  from line where spent_by is null and known_until is null;
-- The roll of a site now. Of the site alone: whoever moves from unit to unit leaves it as it is.
create index position_at_site on position (site) where site is not null;
-- The few whom nobody has seen since control of their site changed.
create index position_to_be_confirmed on position (person) where to_be_confirmed;

alter table line rename to line_before;
alter table line_before drop constraint line_pkey;
drop index line_spent_once, line_one_open, line_open_at_site, line_ended, line_known, line_roots;

create table line (
  person uuid not null,
  entry bigint not null,
  -- The entry with which this version became known: its own, or a late one or a correction that re-derived it.
  known_from bigint not null,
  at timestamptz(3) not null,
  step text not null,
  spends bigint not null,
  state text not null,
  site text,
  unit text,
  custodian text,
  transfer text,
  escort text,
  to_be_confirmed boolean not null default false,
  -- Null where it was replaced while it was open.
  spent_at timestamptz(3),
  spent_by bigint,
  -- The entry that replaced this version; 2^53 - 1 while it stands. The one thing about an ended line that may change.
  known_until bigint not null default 9007199254740991,
  -- Where its span is filed, in the world and in knowledge: books/fork.ts says how.
  span_fork bigint,
  open_fork bigint,
  -- Rule 1: one root per person, and each position is spent at most once.
  primary key (person, spends, known_until),
  constraint line_state check (
    state in ('outside', 'held', 'in-transit', 'at-large', 'unaccounted', 'released', 'deceased', 'transferred-out')
  ),
  constraint line_known_from_its_entry check (known_from >= entry),
  constraint line_spent_at_and_by check ((spent_at is null) = (spent_by is null)),
  -- Never before its time.
  constraint line_spent_after_made check (spent_at >= at),
  constraint line_spends_another check (spends <> entry),
  constraint line_replaced_later check (known_until > known_from),
  constraint line_ended check (spent_by is not null or known_until < 9007199254740991),
  constraint line_held_somewhere check (state <> 'held' or (site is not null and custodian is not null)),
  constraint line_in_transit_on_something check (state <> 'in-transit' or (transfer is not null and custodian is not null))
);
insert into line
  select person, entry, known_from, at, step, coalesce(spends, -1), state, site, unit, custodian, transfer, escort, to_be_confirmed,
    spent_at, spent_by, coalesce(known_until, 9007199254740991), span_fork, open_fork
  from line_before where spent_by is not null or known_until is not null;
drop table line_before;
-- A site's roll as of a past instant: spans by the node they are filed under.
create index line_by_span on line (site, span_fork) where site is not null;
-- And as known at a past number: what was open then and has been spent or replaced since.
create index line_by_knowledge on line (site, open_fork) where site is not null;
-- How many people were registered: their roots alone, counted without reading the lines.
create index line_roots on line (known_from, at, known_until) where spends = -1;
create index line_to_be_confirmed on line (person) where to_be_confirmed;

-- An ended line is added and never rewritten, but for the number until which it was known.
grant select, insert, update, delete on position to muster_app;
grant select, insert on line to muster_app;
grant update (known_until) on line to muster_app;
grant maintain on position, line to muster_app;
