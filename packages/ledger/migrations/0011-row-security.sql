-- The floor (docs/decisions/0013-row-security.md): whatever the server forgets to check, the database shows a viewer what that
-- viewer may know and nothing else. The writer reads and appends as before; the reader, a role of its own, sees what row
-- security shows the viewer whom its transaction names, and without one nothing at all.
do $$
begin
  if not exists (select from pg_roles where rolname = 'muster_reader') then
    create role muster_reader nologin;
    -- An outside server: whoever opens the register there acts as this role to answer questions.
    execute format('grant muster_reader to %I', current_user);
  end if;
end
$$;
grant usage on schema public to muster_reader;

-- Who said an entry. The entry says so itself; here it can be asked for.
alter table journal add column by_authority text, add column by_officer text, add column second_authority text;
update journal set
  by_authority = entry::jsonb #>> '{by,authority}',
  by_officer = entry::jsonb #>> '{by,officer}',
  second_authority = entry::jsonb #>> '{second,authority}';
alter table journal alter column by_authority set not null, alter column by_officer set not null;

-- Whom an entry made party to a thing, as custody's `partiesOf` says: sender, receiver and escort of a transfer, sides of a
-- programme or an agreement, controllers of a site.
create table party (
  kind text not null,
  id text not null,
  authority text not null,
  entry bigint not null,
  primary key (kind, id, authority, entry)
);
create index party_authority on party (authority, kind);
with said as (
  select number,
    case when kind = 'entry.corrected' then entry::jsonb #>> '{body,instead,kind}' else kind end as kind,
    case when kind = 'entry.corrected' then entry::jsonb #> '{body,instead,body}' else entry::jsonb -> 'body' end as body
  from journal
  where kind in ('entry.corrected', 'site.opened', 'control.handed-over', 'control.seized', 'transfer.proposed',
    'programme.planned', 'agreement.recorded')),
parties as (
  select number, 'site' as kind, body ->> 'site' as id, body ->> 'controlledBy' as authority from said where kind = 'site.opened'
  union all
  select number, 'site', body ->> 'site', body ->> side
  from said cross join (values ('from'), ('to')) as sides (side) where kind in ('control.handed-over', 'control.seized')
  union all
  select number, 'transfer', body ->> 'transfer', coalesce(body #>> array[side, 'authority'], body ->> side)
  from said cross join (values ('from'), ('to'), ('escort')) as sides (side) where kind = 'transfer.proposed'
  union all
  select number, 'programme', body ->> 'programme', authority
  from said cross join lateral jsonb_array_elements_text((body -> 'from') || (body -> 'to')) as authority where kind = 'programme.planned'
  union all
  select number, 'agreement', body ->> 'agreement', authority
  from said cross join lateral jsonb_array_elements_text(body -> 'parties') as authority where kind = 'agreement.recorded')
insert into party (kind, id, authority, entry)
  select distinct kind, id, authority, number from parties where id is not null and authority is not null;

-- What an entry is about, found from the entry.
create index about_entry on about (entry);

-- What a viewer may know, as views with their owner's rights: a policy that looks into a table guarded by another policy
-- would go round in circles. The reader can read them too, and learns nothing there that the tables do not show it.
create schema viewer;
grant usage on schema viewer to muster_reader;

-- Who is asking: one row, from the settings of the transaction. All null where nobody was named.
create view viewer.asking as
  select nullif(current_setting('muster.reach', true), '') as reach,
    nullif(current_setting('muster.authority', true), '') as authority,
    nullif(current_setting('muster.officer', true), '') as officer,
    string_to_array(nullif(current_setting('muster.sites', true), ''), ',') as sites,
    string_to_array(nullif(current_setting('muster.people', true), ''), ',')::uuid[] as people,
    coalesce(nullif(current_setting('muster.clinical', true), ''), 'off')::boolean as clinical,
    coalesce(nullif(current_setting('muster.oversight', true), ''), 'off')::boolean as oversight;

-- People named one by one.
create view viewer.named as
  select unnest(people) as person from viewer.asking where reach = 'people';

-- Transfers the viewer's authority is party to, and up to which entry: all while it is open, then up to its end. For sites:
-- those that were proposed from or to one of them.
create view viewer.transfer as
  select party.id,
    coalesce((
      select min(about.entry) from about join journal on journal.number = about.entry
      where about.kind = 'transfer' and about.id = party.id and journal.kind in ('transfer.closed', 'transfer.cancelled')
        and not exists (select from corrected where corrected.entry = about.entry)), 9007199254740991) as until
  from party
  where party.kind = 'transfer' and party.authority = (select authority from viewer.asking)
    and ((select reach from viewer.asking) = 'authority'
      or (select reach from viewer.asking) = 'sites' and exists (
        select from journal where journal.number = party.entry
          and (journal.entry::jsonb #>> '{body,from,site}' = any ((select sites from viewer.asking)::text[])
            or journal.entry::jsonb #>> '{body,to,site}' = any ((select sites from viewer.asking)::text[]))));

-- People whom the viewer's authority holds, or held: up to the entry with which that ended. For sites: there.
create view viewer.held as
  select person, 9007199254740991 as until from position
  where custodian = (select authority from viewer.asking)
    and ((select reach from viewer.asking) = 'authority'
      or (select reach from viewer.asking) = 'sites' and site = any ((select sites from viewer.asking)::text[]))
  union all
  select person, coalesce(spent_by, known_until) from line
  where custodian = (select authority from viewer.asking)
    and ((select reach from viewer.asking) = 'authority'
      or (select reach from viewer.asking) = 'sites' and site = any ((select sites from viewer.asking)::text[]));

-- People of whom an entry about such a transfer says something: those on its list are named by the entry that lists them.
create view viewer.listed as
  select said.person, transfer.until
  from said join about on about.entry = said.entry and about.kind = 'transfer'
  join viewer.transfer on transfer.id = about.id;

create view viewer.known as
  select person, until from viewer.held union all select person, until from viewer.listed;

-- The other sides of the transfers that are open: who may hold somebody who is listed and has not left.
create view viewer.counterpart as
  select other.authority
  from viewer.transfer join party as other on other.kind = 'transfer' and other.id = transfer.id
  where transfer.until = 9007199254740991;

-- Entries the viewer's authority said, first or second; of a viewer of some sites, those this officer said.
create view viewer.entered as
  select number from journal
  where by_authority = (select authority from viewer.asking)
      and ((select reach from viewer.asking) = 'authority'
        or (select reach from viewer.asking) = 'sites' and by_officer = (select officer from viewer.asking))
    or second_authority = (select authority from viewer.asking) and (select reach from viewer.asking) = 'authority';

-- Sites of the viewer's: of one it controls everything, of one it lost what was recorded until then.
create view viewer.site as
  select party.id,
    case when (select authority from viewer.asking) = (
      select coalesce(said.body ->> 'to', said.body ->> 'controlledBy')
      from party as control join journal on journal.number = control.entry
      cross join lateral (select case when journal.kind = 'entry.corrected' then journal.entry::jsonb #> '{body,instead,body}'
        else journal.entry::jsonb -> 'body' end as body) as said
      where control.kind = 'site' and control.id = party.id
        and not exists (select from corrected where corrected.entry = control.entry)
      order by journal.occurred_at desc, journal.number desc limit 1)
    then 9007199254740991 else max(party.entry) end as until
  from party
  where party.kind = 'site' and party.authority = (select authority from viewer.asking)
    and ((select reach from viewer.asking) = 'authority'
      or (select reach from viewer.asking) = 'sites' and party.id = any ((select sites from viewer.asking)::text[]))
  group by party.id;

-- Things the viewer is party to, and up to which entry. A count or an incident belongs to the site or the transfer it is about.
create view viewer.place as
  select 'transfer' as kind, id, 9007199254740991 as until from viewer.transfer
  union all
  select 'site', id, until from viewer.site;
create view viewer.thing as
  select kind, id, until from viewer.place
  union all
  select kind, id, 9007199254740991 from party
  where kind in ('programme', 'agreement') and authority = (select authority from viewer.asking)
    and (select reach from viewer.asking) in ('authority', 'sites')
  union all
  select concerned.kind, concerned.id, place.until
  from about as concerned join about as where_at on where_at.entry = concerned.entry
  join viewer.place on place.kind = where_at.kind and place.id = where_at.id
  where concerned.kind in ('count', 'incident') and concerned.entry <= place.until;

-- Entries the viewer is told of for themselves, whoever is in them: its own, those about a thing it is party to, and what
-- everybody must know to read the rest: authorities, officers, sites, and who controls them.
create view viewer.told as
  select number from journal
  where (select reach from viewer.asking) = 'register'
    or (select reach from viewer.asking) is not null and kind in (
      'register.opened', 'authority.registered', 'authority.key-given', 'officer.appointed', 'officer.assigned',
      'officer.ended', 'site.opened', 'unit.opened', 'control.handed-over', 'control.seized')
    or exists (select from viewer.entered where entered.number = journal.number)
    or exists (
      select from about join viewer.thing on thing.kind = about.kind and thing.id = about.id
      where about.entry = journal.number and journal.number <= thing.until);

-- The same of one entry, as a function with its owner's rights: planned once, and not again with every statement that asks.
create function viewer.tells(asked bigint) returns boolean language sql stable security definer
  return exists (select from viewer.told where told.number = asked);
revoke execute on function viewer.tells from public;
grant execute on function viewer.tells to muster_reader;

-- The journal as the reader has it: it stands before the journal itself on the reader's search path, and the journal itself
-- the reader cannot read. Items are shown to who said them, to the parties of the transfer they are about, and to nobody else; an
-- entry with one item inline is shown without it to who may not know that person.
create view viewer.journal as
  select journal.number, journal.kind, journal.occurred_at, journal.recorded_at, journal.leaf,
    journal.by_authority, journal.by_officer, journal.second_authority,
    case when shown.as_hashed then journal.entry else (journal.entry::jsonb - 'people')::text end as entry,
    case when part.whole then journal.items end as items,
    part.whole, shown.as_hashed
  from journal
  cross join lateral (
    select (select reach from viewer.asking) = 'register'
      or exists (select from viewer.entered where entered.number = journal.number)
      or exists (
        select from about join viewer.transfer on transfer.id = about.id
        where about.entry = journal.number and about.kind = 'transfer') as whole
    offset 0) as part
  cross join lateral (
    select case when journal.items is null and journal.entry like '%"people":[{%'
      then (journal.entry::jsonb #>> '{people,0,person}')::uuid end as person
    offset 0) as inline
  cross join lateral (
    select inline.person in (select person from viewer.named)
      or exists (
        select from viewer.known where known.person = inline.person and journal.number <= known.until) as known
    offset 0) as one
  cross join lateral (
    select part.whole or one.known is true
      or journal.items is not null or journal.entry not like '%"people":[{%' as as_hashed
    offset 0) as shown
  where part.whole
    or one.known
    or viewer.tells(journal.number)
    or exists (
      select from detail where detail.entry = journal.number
        and (detail.person in (select person from viewer.named)
          or exists (
            select from viewer.known where known.person = detail.person and detail.entry <= known.until)));

-- What entries say of people the viewer may know: the entry, and this one person's item.
create view viewer.statement as
  select said.person, said.entry as number, said.ordinal, journal.entry,
    case when journal.items is null then (journal.entry::jsonb #> '{people,0}')::text
      else split_part(journal.items, E'\n', said.ordinal + 1) end as item
  from said join journal on journal.number = said.entry
  where (select reach from viewer.asking) = 'register'
    or said.person in (select person from viewer.named)
    or exists (select from viewer.known where known.person = said.person and said.entry <= known.until)
    or exists (select from viewer.entered where entered.number = said.entry);

grant select on viewer.asking, viewer.named, viewer.transfer, viewer.held, viewer.listed, viewer.known, viewer.counterpart,
  viewer.entered, viewer.site, viewer.place, viewer.thing, viewer.told, viewer.journal, viewer.statement to muster_reader;

-- Row security, on everything that holds anything about people or the journal. The writer reads all and adds what it may.
do $$
declare
  name text;
begin
  foreach name in array array['journal', 'detail', 'answered', 'position', 'line', 'about', 'said', 'sighting', 'corrected',
                              'withdrawn', 'party'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy writer on %I to muster_app using (true) with check (true)', name);
  end loop;
end
$$;
grant select, insert on party to muster_app;
grant maintain on party to muster_app;

-- Hashes say nothing about anyone.
grant select on log_node, checkpoint to muster_reader;
grant select on position, line, about, said, sighting, detail, corrected, withdrawn to muster_reader;

-- Where somebody is: to who holds them; to the parties of the transfer they are on, or are listed on while it is open; and where
-- nobody holds them, to who last did and who entered it.
create policy reader on position for select to muster_reader using (
  (select reach from viewer.asking) = 'register'
  or custodian = (select authority from viewer.asking)
    and ((select reach from viewer.asking) = 'authority'
      or (select reach from viewer.asking) = 'sites' and site = any ((select sites from viewer.asking)::text[]))
  or person in (select person from viewer.named)
  or transfer in (select id from viewer.transfer)
  or custodian in (select authority from viewer.counterpart)
    and exists (
      select from viewer.listed where listed.person = position.person and listed.until = 9007199254740991)
  or custodian is null
    and (exists (select from viewer.held where held.person = position.person and position.known_from <= held.until)
      or exists (select from viewer.entered where entered.number = position.entry)));

-- Where somebody was: the viewer's own lines; of others only those that had ended, as far as the viewer may know, for the row
-- says when they did.
create policy reader on line for select to muster_reader using (
  (select reach from viewer.asking) = 'register'
  or custodian = (select authority from viewer.asking)
    and ((select reach from viewer.asking) = 'authority'
      or (select reach from viewer.asking) = 'sites' and site = any ((select sites from viewer.asking)::text[]))
  or person in (select person from viewer.named)
  or exists (
    select from viewer.known
    where known.person = line.person and line.known_from <= known.until and coalesce(line.spent_by, line.known_until) <= known.until));

-- What is said of somebody: what was recorded for as long as the viewer may know, and what it entered itself.
create policy reader on said for select to muster_reader using (
  (select reach from viewer.asking) = 'register'
  or person in (select person from viewer.named)
  or exists (select from viewer.known where known.person = said.person and said.entry <= known.until)
  or exists (select from viewer.entered where entered.number = said.entry));
create policy reader on sighting for select to muster_reader using (
  (select reach from viewer.asking) = 'register'
  or person in (select person from viewer.named)
  or exists (select from viewer.known where known.person = sighting.person and sighting.entry <= known.until)
  or exists (select from viewer.entered where entered.number = sighting.entry));
create policy reader on detail for select to muster_reader using (
  (select reach from viewer.asking) = 'register'
  or person in (select person from viewer.named)
  or exists (select from viewer.known where known.person = detail.person and detail.entry <= known.until)
  or exists (select from viewer.entered where entered.number = detail.entry)
  -- Detail about no single person goes with its entry.
  or person = '00000000-0000-0000-0000-000000000000' and viewer.tells(detail.entry));
create policy reader on withdrawn for select to muster_reader using (
  (select reach from viewer.asking) = 'register'
  or person in (select person from viewer.named)
  or exists (select from viewer.known where known.person = withdrawn.person and withdrawn.by <= known.until)
  or exists (select from viewer.entered where entered.number = withdrawn.by));

-- That an entry was corrected, and by which number: whoever was told something is told that it was wrong.
create policy reader on corrected for select to muster_reader using ((select reach from viewer.asking) is not null);

create policy reader on about for select to muster_reader using (
  (select reach from viewer.asking) = 'register'
  or exists (
    select from viewer.thing where thing.kind = about.kind and thing.id = about.id and about.entry <= thing.until)
  or (kind in ('register', 'authority', 'officer', 'site') or exists (select from viewer.entered where entered.number = about.entry))
    and viewer.tells(about.entry));
