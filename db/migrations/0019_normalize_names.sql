-- Names are stored in NFC since they are compared byte by byte. Older names are normalized once. A name that is
-- taken then gets the start of its id.
do $$
declare
  place text;
  one record;
begin
  foreach place in array array['users', 'organizations', 'workspaces', 'projects', 'keys', 'credentials', 'runtimes'] loop
    for one in execute format('select id, name from %I where name is not nfc normalized', place) loop
      begin
        execute format('update %I set name = normalize(name, nfc) where id = $1', place) using one.id;
      exception when unique_violation then
        execute format('update %I set name = normalize(name, nfc) || '' '' || left(id::text, 8) where id = $1', place) using one.id;
      end;
    end loop;
  end loop;
end $$;
