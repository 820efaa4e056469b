-- An exercise may let whoever comes in as any of its officers: a session says that it came about so.
alter table session drop constraint session_how_check;
alter table session add constraint session_how_check check (how in ('passkey', 'password', 'sign-on', 'exercise'));
