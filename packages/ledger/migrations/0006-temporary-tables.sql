-- A rebuild replays the journal into temporary tables of its own and compares them with those in use. They hold nothing
-- that is kept, and they change no right to anything that is.
do $$
begin
  execute format('grant temporary on database %I to muster_app', current_database());
end
$$;
