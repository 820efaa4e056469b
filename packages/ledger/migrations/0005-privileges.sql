-- Append-only by privilege: the application's role may add to the journal and read it, and nothing else. Of a line it
-- may fill in the fields that are filled in later. It owns nothing, so it can grant itself nothing.
do $$
begin
  if not exists (select from pg_roles where rolname = 'muster_app') then
    create role muster_app nologin;
    -- An outside server: whoever opens the register there acts as this role from then on.
    execute format('grant muster_app to %I', current_user);
  end if;
end
$$;
revoke all on all tables in schema public from public;
revoke create on schema public from public;
grant usage on schema public to muster_app;
grant select, insert on journal, detail, log_node, checkpoint, answered, line, about, said, sighting, corrected, withdrawn to muster_app;
grant update (spent_at, spent_by, known_until, span_fork, open_fork) on line to muster_app;
