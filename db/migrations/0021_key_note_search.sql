-- A part of a key's note is found by its trigrams, where the server has the extensions.
do $$
begin
  create index keys_note_parts on keys using gin (organization_id, note gin_trgm_ops) where note is not null;
exception when others then
  raise notice 'No trigram index: %', sqlerrm;
end $$;
