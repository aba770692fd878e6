-- A part of a key's name is found by its trigrams. Where the server lacks the extensions, lists are walked instead.
do $$
begin
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
  create index keys_name_parts on keys using gin (organization_id, name gin_trgm_ops);
exception when others then
  raise notice 'No trigram index: %', sqlerrm;
end $$;
