-- The items of a roll or a handover are a megabyte of text, written once and read seldom. Compressing them was half the
-- cost of writing them; out of line and as they are, they cost disk instead.
alter table journal alter column items set storage external;
