-- A site's roll as of a past instant: spans that have ended, by the node they are filed under (books/fork.ts). Plain
-- B-trees, small and cheap to add to, with no extension: a GiST index over ranges cost the append four times as much.
create index line_ended on line (site, span_fork) where span_fork is not null and site is not null;
-- And as known at a past number: what was open then and has been spent or replaced since.
create index line_known on line (site, open_fork) where open_fork is not null and site is not null;
-- How many people were registered: their roots alone, counted without reading the lines.
create index line_roots on line (known_from, at, known_until) where spends is null;
