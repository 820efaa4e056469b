-- The writer has the planner look at the tables as they grow (journal/statistics.ts). MAINTAIN lets a role analyse and
-- vacuum a table, and neither read nor change what is in it.
grant maintain on line, journal, about, said, sighting, detail to muster_app;
