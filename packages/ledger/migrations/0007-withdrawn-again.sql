-- A claim whose withdrawal was corrected stands again, and may be withdrawn again by a later entry.
alter table withdrawn drop constraint withdrawn_pkey;
alter table withdrawn add primary key (person, entry, ordinal, by);
