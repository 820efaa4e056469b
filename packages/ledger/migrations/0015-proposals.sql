-- What needs two officers, between the one who proposed it and the one who confirms it. Once confirmed it is an entry (or an
-- export) that names both; what stands here is how it came about.
create table proposal (
  id uuid primary key,
  -- `command` or `export`.
  sort text not null check (sort in ('command', 'export')),
  -- The command's kind, or `export`.
  kind text not null,
  -- What is proposed, under the register's key (AES-256-GCM): a command holds names.
  sealed bytea not null,
  -- Who proposed it.
  authority text not null,
  officer text not null,
  -- Whose officer may confirm it; and which one, where only one may.
  confirm_authority text not null,
  confirm_officer text,
  proposed_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'declined', 'withdrawn', 'refused')),
  decided_authority text,
  decided_officer text,
  decided_at timestamptz(3),
  -- The entry it became.
  entry bigint,
  -- Why the register refused it once it was confirmed.
  refusal jsonb,
  constraint proposal_expires_later check (expires_at > proposed_at),
  constraint proposal_decided check ((state = 'open') = (decided_officer is null) and (state = 'open') = (decided_at is null)),
  -- Proposed by one, confirmed by another.
  constraint proposal_two_officers check (state <> 'confirmed' or decided_officer <> officer)
);
create index proposal_open on proposal (confirm_authority, proposed_at) where state = 'open';
create index proposal_own on proposal (authority, officer, proposed_at);

-- The two authorities see it, and nobody else: not even who watches over both, for it has not happened.
alter table proposal enable row level security;
create policy proposal_writer on proposal for all to muster_app using (true) with check (true);
create policy proposal_reader on proposal for select to muster_reader
  using (
    authority = (select current_setting('muster.authority', true))
    or confirm_authority = (select current_setting('muster.authority', true))
  );
grant select, insert on proposal to muster_app;
grant update (state, decided_authority, decided_officer, decided_at, entry, refusal) on proposal to muster_app;
grant select on proposal to muster_reader;
