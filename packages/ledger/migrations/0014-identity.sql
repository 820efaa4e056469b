-- Who is asking. Nothing here is in the journal, and nothing here is enough to sign in with: secrets are kept as digests,
-- passwords as Argon2id, the key of one-time codes sealed by the register's own key, passkeys as their public half.

-- One-time questions the server asked a browser, and what it must remember until they are answered.
create table sign_in_challenge (
  digest bytea primary key,
  purpose text not null,
  officer text,
  -- Sealed by the register's key where it holds a secret.
  remembered bytea,
  expires_at timestamptz(3) not null
);
create index sign_in_challenge_by_end on sign_in_challenge (expires_at);

create table passkey (
  credential text primary key,
  officer text not null,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  backed_up boolean not null,
  made_at timestamptz(3) not null,
  last_used_at timestamptz(3)
);
create index passkey_by_officer on passkey (officer);

-- A password never stands without its second factor: they are one row.
create table password (
  officer text primary key,
  -- A PHC string: the algorithm and its parameters with the salt and the hash, so that they can rise.
  hash text not null check (hash like '$argon2id$%'),
  code_key bytea not null,
  -- The last time step whose code was taken: no code serves twice (RFC 6238 5.2).
  code_step bigint not null,
  changed_at timestamptz(3) not null
);

-- An officer's name at a ministry's own sign-in. Never an address of mail: those are given to somebody else.
create table sign_on_link (
  issuer text not null,
  subject text not null,
  officer text not null,
  made_at timestamptz(3) not null,
  primary key (issuer, subject)
);
create index sign_on_link_by_officer on sign_on_link (officer);

create table invitation (
  id uuid primary key,
  digest bytea not null unique,
  officer text not null,
  made_by text,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- Whether the officer's earlier ways in end when it is used.
  replaces boolean not null,
  used_at timestamptz(3)
);
create index invitation_by_officer on invitation (officer);

create table session (
  id uuid primary key,
  digest bytea not null unique,
  officer text not null,
  authority text not null,
  how text not null check (how in ('passkey', 'password', 'sign-on')),
  address text not null,
  agent text not null,
  made_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  idle_until timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_by text,
  check (idle_until <= ends_at)
);
create index session_by_officer on session (officer, ends_at);

-- A device an officer has signed in from before. One device may be several officers'.
create table known_device (
  digest bytea not null,
  officer text not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (digest, officer)
);

create table api_token (
  id uuid primary key,
  digest bytea not null unique,
  officer text not null,
  name text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_by text,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  revoked_by text
);
create index api_token_by_officer on api_token (officer);

-- Tries that were not forgiven, by what they are counted against: an officer's name from a network, a network, a device.
create table sign_in_try (
  counted text primary key,
  tries bigint not null check (tries > 0),
  last_at timestamptz(3) not null,
  not_before timestamptz(3) not null
);
create index sign_in_try_by_last on sign_in_try (last_at);

-- The application's role uses them; the role that answers questions has nothing to do here, even if it were granted
-- something by mistake: row security shows it no row.
do $$
declare
  name text;
begin
  foreach name in array array['sign_in_challenge', 'passkey', 'password', 'sign_on_link', 'invitation', 'session',
                              'known_device', 'api_token', 'sign_in_try'] loop
    execute format('grant select, insert, update, delete on %I to muster_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy application on %I to muster_app using (true) with check (true)', name);
    if exists (select from pg_roles where rolname = 'muster_reader') then
      execute format('revoke all on %I from muster_reader', name);
    end if;
  end loop;
end
$$;
