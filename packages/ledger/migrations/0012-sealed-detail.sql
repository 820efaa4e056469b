-- Personal detail is sealed (docs/decisions/0014-sealed-detail.md): each row under its person's key, and each person's key
-- under the register's, which is in no database. What stands here in the clear is who has detail, of which kind, and when.

-- One key for each person of whom there is detail; the nil UUID's is for detail about no single person. Erasure deletes it.
create table person_key (
  person uuid primary key,
  -- iv(12) || AES-256-GCM(key) || tag(16).
  wrapped bytea not null check (octet_length(wrapped) = 60),
  -- The id of the register's key it is wrapped under: a rotation wraps it anew.
  register_key text not null check (register_key ~ '^[0-9a-f]{16}$'),
  -- The entry with whose detail it was made.
  created_entry bigint not null check (created_entry >= 0)
) with (fillfactor = 80);

-- Keys of the register's that were destroyed after a rotation. Nobody may wrap anything under them any more, for nobody
-- could ever unwrap it.
create table retired_key (
  id text primary key
);

alter table detail drop column claim;
alter table detail
  -- What kind of detail it is, as custody names it: `claim:name`, `numbers`, `fitness.certified`, …
  add column kind text,
  -- iv(12) || AES-256-GCM(salt || content) || tag(16), bound to person, entry, ordinal and digest.
  add column sealed bytea,
  alter column salt drop not null,
  alter column content drop not null,
  -- SQL has no key, so what was written before is still clear when this has run: the node seals it before it serves
  -- anything, and no later row may be clear (the application may not write these columns). A later migration may drop them.
  add constraint detail_sealed_or_clear check (
    (sealed is null) = (content is not null) and (salt is null) = (content is null) and (sealed is null or kind is not null)
  );

revoke insert on detail from muster_app;
grant insert (person, entry, ordinal, digest, kind, sealed), delete on detail to muster_app;
grant select, insert, delete on person_key to muster_app;
-- A rotation wraps the same key anew; whose it is and since when does not change.
grant update (wrapped, register_key) on person_key to muster_app;
grant maintain on person_key to muster_app;
grant select, insert on retired_key to muster_app;

-- The floor (0011): a key goes with the detail it opens, and clinical detail is for health officers (MR-26), whoever else may
-- know the person.
alter table person_key enable row level security;
create policy writer on person_key to muster_app using (true) with check (true);
create policy reader on person_key for select to muster_reader using (
  exists (select from detail where detail.person = person_key.person));
grant select on person_key to muster_reader;
create policy clinical on detail as restrictive for select to muster_reader using (
  kind not in ('custody.admitted:clinical', 'fitness.certified') or (select clinical from viewer.asking));
