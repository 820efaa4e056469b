-- A site's roll as of a past instant: what has ended, by site and span.
create extension if not exists btree_gist;
create index line_ended on line using gist (site, tstzrange(at, spent_at))
  where spent_by is not null and site is not null;
-- And as known at a past number: what was open then and has been spent or replaced since. A version that was spent
-- already when it became known was never open.
create index line_known on line using gist (site, int8range(known_from, least(spent_by, known_until)))
  where least(spent_by, known_until) > known_from and site is not null;
