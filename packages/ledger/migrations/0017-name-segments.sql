-- The words by which people are found (docs/decisions/0020-search.md), so that a node need not open every name when it
-- starts. A segment holds, folded, what the entries from `first` to `last` say of people's names, births and numbers. It is sealed
-- under the node's own key (0012), so the disk says no more of names than `detail` does; it follows from `detail` and may
-- be thrown away at any time. An erasure throws away the segments of its person's entries in its own transaction.
create table name_segment (
  first bigint primary key check (first >= 0),
  last bigint not null,
  -- How its words were folded and its bytes laid out: a segment of another form is made anew.
  form text not null,
  -- The last entry there was when it was made: what was erased later may still be in it.
  made_at bigint not null,
  -- iv(12) || AES-256-GCM(sayings) || tag(16), bound to first, last, form and made_at.
  sealed bytea not null,
  constraint name_segment_forwards check (first <= last and last <= made_at)
);

-- Whoever asks, it is the node that looks here: no viewer does (0011), and row security shows the reader nothing.
alter table name_segment enable row level security;
create policy writer on name_segment to muster_app using (true) with check (true);
grant select, insert, delete on name_segment to muster_app;
grant maintain on name_segment to muster_app;

-- Of whom a viewer may have heard: whoever is named to them, they hold or held, are told of by a transfer, or entered
-- something about. It says among whom to look; what may be known of them, and of when, each row's own policy says.
create view viewer.met as
  select person from viewer.named
  union all
  select person from viewer.held
  union all
  select person from viewer.listed
  union all
  select said.person from viewer.entered join said on said.entry = entered.number;
grant select on viewer.met to muster_reader;
