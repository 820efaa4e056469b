-- Entries that say of two files whether they are of one human being: few among many, and asked for by themselves whenever
-- people are counted or pairs are proposed.
create index journal_identity on journal (number) where kind like 'identity.%';
