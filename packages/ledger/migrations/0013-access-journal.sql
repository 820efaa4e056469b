-- The access journal: who read what, why, when (docs/access-journal.md). A second Merkle log: events gapless from 0, and
-- nothing of them ever changed. There is no setting that stops it, and no right that alters it.
create table access_entry (
  number bigint primary key check (number >= 0),
  at timestamptz(3) not null,
  kind text not null,
  -- Null where nobody is known to have signed in.
  authority text,
  officer text,
  purpose text,
  outcome text not null check (outcome in ('allowed', 'refused')),
  -- Whom a veiled reader looked at is seen by oversight and by the reader's own authority.
  veiled boolean not null,
  -- RFC 6962 leaf hash of `entry`.
  leaf bytea not null check (octet_length(leaf) = 32),
  -- Canonical JSON (RFC 8785): the bytes that were hashed.
  entry text not null check (octet_length(entry) <= 65535),
  constraint access_entry_officer_of_an_authority check ((authority is null) = (officer is null))
);
create index access_entry_at on access_entry (at);
create index access_entry_officer on access_entry (authority, officer, number);
create index access_entry_refused on access_entry (number) where outcome = 'refused';

-- Whom and what an event is about, apart from the log, which holds only digests of it.
create table access_subject (
  number bigint not null,
  -- Its place among the event's subjects: the index of its leaf in the event's inner tree.
  ordinal integer not null check (ordinal >= 0),
  person uuid,
  -- A thing, as `kind:id`.
  thing text,
  salt bytea not null check (octet_length(salt) = 16),
  -- The event's, so that a question about one person reads this table alone.
  authority text,
  officer text,
  veiled boolean not null,
  primary key (number, ordinal),
  constraint access_subject_one check (num_nonnulls(person, thing) = 1)
);
create index access_subject_person on access_subject (person, number) where person is not null;
create index access_subject_thing on access_subject (thing, number) where thing is not null;

-- Free words: why, and what was asked for. Personal, so they are sealed and can be erased; their digest stays in the event
-- (rule 11).
create table access_note (
  number bigint not null,
  part text not null check (part in ('note', 'asked')),
  -- iv(12) || AES-256-GCM(salt || content) || tag(16) under the node's own key (0012), bound to number, part and digest.
  sealed bytea not null,
  authority text,
  officer text,
  veiled boolean not null,
  primary key (number, part)
);

-- The second log's stored nodes and its signed checkpoints, as `log_node` and `checkpoint` are the first one's.
create table access_node (
  level smallint not null check (level in (8, 16, 24, 32)),
  index bigint not null check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);
create table access_checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  note text not null
);

-- The writer adds and reads. It may take away free words, and nothing else: an audit sees that they are gone.
grant select, insert on access_entry, access_subject, access_node, access_checkpoint to muster_app;
grant select, insert, delete on access_note to muster_app;
grant maintain on access_entry, access_subject, access_note to muster_app;
grant select on access_entry, access_subject, access_note, access_node, access_checkpoint to muster_reader;

alter table access_entry enable row level security;
alter table access_subject enable row level security;
alter table access_note enable row level security;
create policy writer on access_entry for all to muster_app using (true) with check (true);
create policy writer on access_subject for all to muster_app using (true) with check (true);
create policy writer on access_note for all to muster_app using (true) with check (true);

-- Oversight sees everything, and an officer what they did themselves. A veiled reader's authority sees its own officers'.
-- Of everybody else's readings, those of a person whom the viewer may see where they are now: `position` is under row
-- security of its own. A veiled reading is never among these: nobody else learns whom a monitor looks at, nor that it did.
-- `offset 0` has each looked up by itself: the planner would otherwise gather everything a viewer may see before the first.
create policy reader on access_subject for select to muster_reader using (
  (select oversight from viewer.asking)
  or authority = (select authority from viewer.asking)
    and (veiled or officer = (select officer from viewer.asking))
  or not veiled and person is not null
    and exists (select from position where position.person = access_subject.person offset 0));
create policy reader on access_entry for select to muster_reader using (
  (select oversight from viewer.asking)
  or authority = (select authority from viewer.asking)
    and (veiled or officer = (select officer from viewer.asking))
  or not veiled
    and exists (select from access_subject where access_subject.number = access_entry.number offset 0));
-- Free words may name others: to who watches, and who wrote them.
create policy reader on access_note for select to muster_reader using (
  (select oversight from viewer.asking)
  or authority = (select authority from viewer.asking)
    and (veiled or officer = (select officer from viewer.asking)));
