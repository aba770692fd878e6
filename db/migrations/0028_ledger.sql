alter table budget_meters set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
--> statement-breakpoint
alter table holds set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
--> statement-breakpoint
-- Returns the start of the period that a meter is in at a time: its own when that is the current period or the next
-- one, since the clock may have been ahead, else that of the current period.
create function to_meter_period(p_period text, p_start timestamptz, p_at timestamptz) returns timestamptz
language sql immutable as $$
  select case
    when p_period = 'total' then timestamptz '1970-01-01 00:00:00+00'
    when p_start at time zone 'UTC' in (starts, starts + ('1 ' || p_period)::interval) then p_start
    else starts at time zone 'UTC'
  end
  from (select date_trunc(case p_period when 'total' then 'day' else p_period end, p_at at time zone 'UTC') as starts) current
$$;
--> statement-breakpoint
-- Releases the expired holds of a budget and returns their sum. The caller has locked the meter, and subtracts it.
create function release_expired(p_budget uuid, p_at timestamptz) returns bigint language sql as $$
  with expired as (
    select h.id from holds h where h.budget_id = p_budget and not h.released and h.expires_at <= p_at
    for update skip locked),
  gone as (
    update holds h set released = true from expired e where h.id = e.id and h.budget_id = p_budget returning h.amount)
  select coalesce(sum(amount), 0)::bigint from gone
$$;
--> statement-breakpoint
-- Admits a batch of calls under their budgets and limits, each all or nothing: budgets before day before minute.
-- p_calls: [{"i", "organization", "key", "minute", "day", "take", "hold", "patient", "most", "enough", "least",
--   "budgets": [{"id", "limit", "fixed", "rate"}]}]
-- A call costs "fixed" and, for a million tokens of output, "rate". It gets as many tokens of output as the free money
-- pays, from "least" to "most". A "patient" call waits while settlements could pay for "enough".
-- A call without "hold" holds nothing, and one with "take": false counts nothing.
-- Rows are locked in a fixed order: meters of keys, meters of budgets, holds. The clock is read under the locks.
create function reserve_calls(p_calls jsonb)
returns table (i int, refused text, budget_id uuid, output_tokens bigint, minute_left int, minute_reset_ms int,
  day_left int, day_reset_ms int, free jsonb)
language plpgsql as $$
#variable_conflict use_column
declare
  call record;
  line record;
  key_ids uuid[] := '{}'; minutes int[] := '{}'; minutes_used int[] := '{}'; days int[] := '{}'; days_used int[] := '{}';
  budget_ids uuid[] := '{}'; starts timestamptz[] := '{}'; spents bigint[] := '{}'; helds bigint[] := '{}';
  freed uuid[] := '{}';
  hold_ids uuid[] := '{}'; hold_budgets uuid[] := '{}'; hold_owners uuid[] := '{}'; hold_amounts bigint[] := '{}';
  at_time timestamptz;
  epoch numeric;
  k int;
  b int;
  verdict text;
  blocked uuid;
  tokens numeric;
  fits numeric;
  could_fit numeric;
  rests jsonb;
begin
  insert into key_meters (key_id, organization_id)
  select k.id, k.organization_id from keys k
  where k.id in (select c.key from jsonb_to_recordset(p_calls) as c(key uuid, minute int, day int)
      where c.minute is not null or c.day is not null)
    and not exists (select 1 from key_meters m where m.key_id = k.id)
  order by k.id on conflict do nothing;
  for line in
    select m.* from key_meters m
    where m.key_id in (select c.key from jsonb_to_recordset(p_calls) as c(key uuid, minute int, day int)
      where c.minute is not null or c.day is not null)
    order by m.key_id for update
  loop
    key_ids := key_ids || line.key_id;
    minutes := minutes || line.minute; minutes_used := minutes_used || line.minute_used;
    days := days || line.day; days_used := days_used || line.day_used;
  end loop;
  for line in
    select m.*, b.period from budget_meters m join budgets b on b.id = m.budget_id
    where m.budget_id in (select l.id from jsonb_to_recordset(p_calls) as c(budgets jsonb),
      jsonb_to_recordset(c.budgets) as l(id uuid))
    order by m.budget_id for update of m
  loop
    at_time := to_meter_period(line.period, line.period_start, clock_timestamp());
    budget_ids := budget_ids || line.budget_id;
    starts := starts || at_time;
    spents := spents || case when at_time = line.period_start then line.spent else 0 end;
    helds := helds || line.held;
  end loop;

  at_time := clock_timestamp();
  epoch := extract(epoch from at_time);
  for k in 1 .. cardinality(key_ids) loop
    if floor(epoch / 60) not in (minutes[k], minutes[k] - 1::bigint) then
      minutes[k] := floor(epoch / 60); minutes_used[k] := 0;
    end if;
    if floor(epoch / 86400) not in (days[k], days[k] - 1::bigint) then
      days[k] := floor(epoch / 86400); days_used[k] := 0;
    end if;
  end loop;

  for call in
    select * from jsonb_to_recordset(p_calls) as c(i int, organization uuid, key uuid, minute int, day int, take boolean,
      hold uuid, patient boolean, most bigint, enough bigint, least bigint, budgets jsonb) order by i
  loop
    k := array_position(key_ids, call.key);
    verdict := case when k is null and (call.minute is not null or call.day is not null) then 'unknown' end;
    blocked := null;
    tokens := call.most;
    for line in
      select * from jsonb_to_recordset(call.budgets) as l(id uuid, "limit" bigint, fixed bigint, rate numeric)
    loop
      b := array_position(budget_ids, line.id);
      continue when b is null or verdict in ('unknown', 'budget');
      loop
        fits := line."limit" - spents[b] - helds[b] - line.fixed;
        fits := case when fits < 0 then -1 when line.rate = 0 then call.most else floor(fits * 1000000 / line.rate) end;
        exit when fits >= call.enough or helds[b] = 0 or line.id = any(freed);
        freed := freed || line.id;
        helds[b] := helds[b] - release_expired(line.id, at_time);
      end loop;
      tokens := least(tokens, fits);
      continue when fits >= call.enough;
      could_fit := line."limit" - spents[b] - line.fixed;
      could_fit := case when could_fit < 0 then -1 when line.rate = 0 then call.most else floor(could_fit * 1000000 / line.rate) end;
      if could_fit < call.least then
        verdict := 'budget'; blocked := line.id;
      elsif call.patient and helds[b] > 0 and (could_fit >= call.enough or fits < call.least) then
        verdict := 'wait'; blocked := coalesce(blocked, line.id);
      elsif fits < call.least then
        verdict := 'budget'; blocked := line.id;
      end if;
    end loop;
    if verdict is null then
      verdict := case when days_used[k] >= call.day then 'day' when minutes_used[k] >= call.minute then 'minute' end;
    end if;
    if verdict is null and call.take and k is not null then
      minutes_used[k] := minutes_used[k] + 1;
      days_used[k] := days_used[k] + 1;
    end if;
    rests := '{}';
    for line in
      select * from jsonb_to_recordset(call.budgets) as l(id uuid, "limit" bigint, fixed bigint, rate numeric)
    loop
      b := array_position(budget_ids, line.id);
      continue when b is null;
      if call.hold is null then
        rests := rests || jsonb_build_object(line.id::text, greatest(0, line."limit" - spents[b] - helds[b])::text);
      elsif verdict is null then
        hold_ids := hold_ids || call.hold;
        hold_budgets := hold_budgets || line.id;
        hold_owners := hold_owners || call.organization;
        hold_amounts := hold_amounts || (line.fixed + ceil(tokens * line.rate / 1000000))::bigint;
        helds[b] := helds[b] + hold_amounts[cardinality(hold_amounts)];
      end if;
    end loop;
    i := call.i;
    refused := verdict;
    budget_id := blocked;
    output_tokens := tokens;
    minute_left := case when call.minute is not null then greatest(0, call.minute - minutes_used[k]) end;
    minute_reset_ms := ceil((minutes[k] + 1) * 60000::numeric - epoch * 1000);
    day_left := case when call.day is not null then greatest(0, call.day - days_used[k]) end;
    day_reset_ms := ceil((days[k] + 1) * 86400000::numeric - epoch * 1000);
    free := rests;
    return next;
  end loop;

  update key_meters m set minute = u.minute, minute_used = u.minute_used, day = u.day, day_used = u.day_used
  from unnest(key_ids, minutes, minutes_used, days, days_used) as u(id, minute, minute_used, day, day_used)
  where m.key_id = u.id
    and (m.minute, m.minute_used, m.day, m.day_used) is distinct from (u.minute, u.minute_used, u.day, u.day_used);
  update budget_meters m set period_start = u.starts, spent = u.spent, held = u.held
  from unnest(budget_ids, starts, spents, helds) as u(id, starts, spent, held)
  where m.budget_id = u.id and (m.period_start, m.spent, m.held) is distinct from (u.starts, u.spent, u.held);
  insert into holds (id, budget_id, organization_id, amount, expires_at)
  select u.id, u.budget, u.owner, u.amount, at_time + interval '60 seconds'
  from unnest(hold_ids, hold_budgets, hold_owners, hold_amounts) as u(id, budget, owner, amount);
end $$;
--> statement-breakpoint
-- Charges calls to the budgets that they hold, and gives the holds back.
-- p_settlements: [{"hold", "usd", "tokens"}]. A hold is charged once: settling it again does nothing. The late
-- settlement of an expired hold is charged too. A call counts in the period in which it settles.
-- Rows are locked in the order of reserve_calls, and the clock is read under the locks.
create function settle_holds(p_settlements jsonb) returns void language plpgsql as $$
declare
  at_time timestamptz;
begin
  perform 1 from budget_meters m
  where m.budget_id in (select h.budget_id from holds h
    join jsonb_to_recordset(p_settlements) as s(hold uuid) on s.hold = h.id)
  order by m.budget_id for update;
  at_time := clock_timestamp();
  with gone as (
    delete from holds h using jsonb_to_recordset(p_settlements) as s(hold uuid, usd bigint, tokens bigint)
    where h.id = s.hold
    returning h.budget_id, case when h.released then 0 else h.amount end as back, s.usd, s.tokens),
  sums as (
    select g.budget_id, sum(g.back) as back, sum(case b.unit when 'usd' then g.usd else g.tokens end) as charge,
      to_meter_period(b.period, min(m.period_start), at_time) as starts
    from gone g join budgets b on b.id = g.budget_id join budget_meters m on m.budget_id = g.budget_id
    group by g.budget_id, b.period)
  update budget_meters m set held = m.held - s.back, period_start = s.starts,
    spent = case when m.period_start = s.starts then m.spent else 0 end + s.charge
  from sums s where m.budget_id = s.budget_id;
end $$;
--> statement-breakpoint
-- Releases the expired holds of up to p_most budgets, and deletes those that were released a week ago. Returns the
-- number of budgets.
create function sweep_holds(p_most int) returns int language plpgsql as $$
declare
  budget uuid;
  swept int := 0;
begin
  for budget in
    select distinct h.budget_id from holds h where not h.released and h.expires_at <= clock_timestamp()
    order by 1 limit p_most
  loop
    perform 1 from budget_meters m where m.budget_id = budget for update;
    update budget_meters m set held = m.held - freed.amount
    from (select release_expired(budget, clock_timestamp()) as amount offset 0) freed
    where m.budget_id = budget;
    swept := swept + 1;
  end loop;
  delete from holds h where h.released and h.expires_at < clock_timestamp() - interval '7 days';
  return swept;
end $$;
