CREATE INDEX "runtimes_of_model" ON "runtimes" USING btree ("organization_id","upstream_model");--> statement-breakpoint
-- Admits a batch of calls under their keys' limits, each all or nothing, day before minute.
-- p_calls: [{"i", "key", "minute", "day", "take"}]; a call with "take": false is looked at and counts nothing.
-- Rows are locked in key order, and the clock is read under the lock, so that windows never go back. A window that lies
-- more than one length ahead, since a clock was wrong, is begun anew.
create or replace function admit_calls(p_calls jsonb, p_durable boolean)
returns table (i int, refused text, minute_left int, minute_reset_ms int, day_left int, day_reset_ms int)
language plpgsql as $$
#variable_conflict use_column
declare
  call record;
  meter key_meters%rowtype;
  current_key uuid;
  known boolean;
  epoch numeric;
  verdict text;
begin
  if not p_durable then perform set_config('synchronous_commit', 'off', true); end if;
  for call in
    select * from jsonb_to_recordset(p_calls) as c(i int, key uuid, minute int, day int, take boolean) order by key, i
  loop
    if current_key is distinct from call.key then
      if known then
        update key_meters m set minute = meter.minute, minute_used = meter.minute_used, day = meter.day, day_used = meter.day_used
        where m.key_id = current_key;
      end if;
      current_key := call.key;
      insert into key_meters (key_id, organization_id) select k.id, k.organization_id from keys k where k.id = current_key
      on conflict do nothing;
      select * into meter from key_meters m where m.key_id = current_key for update;
      known := found;
      epoch := extract(epoch from clock_timestamp());
      if floor(epoch / 60) not in (meter.minute, meter.minute - 1::bigint) then
        meter.minute := floor(epoch / 60); meter.minute_used := 0;
      end if;
      if floor(epoch / 86400) not in (meter.day, meter.day - 1::bigint) then
        meter.day := floor(epoch / 86400); meter.day_used := 0;
      end if;
    end if;
    verdict := case
      when not known then 'unknown'
      when meter.day_used >= call.day then 'day'
      when meter.minute_used >= call.minute then 'minute'
    end;
    if verdict is null and call.take then
      meter.minute_used := meter.minute_used + 1;
      meter.day_used := meter.day_used + 1;
    end if;
    i := call.i;
    refused := verdict;
    minute_left := case when call.minute is not null then greatest(0, call.minute - meter.minute_used) end;
    minute_reset_ms := ceil((meter.minute + 1) * 60000::numeric - epoch * 1000);
    day_left := case when call.day is not null then greatest(0, call.day - meter.day_used) end;
    day_reset_ms := ceil((meter.day + 1) * 86400000::numeric - epoch * 1000);
    return next;
  end loop;
  if known then
    update key_meters m set minute = meter.minute, minute_used = meter.minute_used, day = meter.day, day_used = meter.day_used
    where m.key_id = current_key;
  end if;
end $$;
