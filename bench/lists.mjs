import { quantile } from "./statistics.mjs";

/** Whoever reads more rows of a large table without an index than this walks all of it. */
const MOST_ROWS_WALKED = 20_000;
const MOST_MS = 20_000;

const some = (most) => 1 + Math.floor(Math.random() * most);

/** What is asked for, by name; each request of a case asks for something else where it can. */
export function listCases({ keys, middle, project, small }) {
  const list = (query) => () => ({ path: `/api/keys?limit=50&archived=1${query ? `&${query()}` : ""}` });
  const page = (path) => () => ({ path: `/orgs/default${path}`, page: true });
  return {
    "first page": list(),
    "first page by name": list(() => "sort=name"),
    "first page by expiry": list(() => "sort=expires_at"),
    "first page by last use": list(() => "sort=-last_used_at"),
    "page in the middle": list(() => `cursor=${middle}`),
    "search: one key": list(() => `search=-${some(keys)}`),
    "search: many keys": list(() => "search=payments-pr"),
    "search: none": list(() => "search=zzqxv"),
    "search: prefix": list(
      () => `search=sk_live_${String(some(keys)).padStart(10, "0").split("").reverse().join("")}`,
    ),
    "status revoked": list(() => "status=revoked"),
    "status expired": list(() => "status=expired"),
    "a rare scope": list(() => "scope=audit:read"),
    "a common scope": list(() => "scope=models:read"),
    "the organization's own": list(() => "owner=organization"),
    "status and search": list(() => "status=revoked&search=payments-pr"),
    "status and scope": list(() => "status=disabled&scope=audit:read"),
    "large project": list(() => `project_id=${project}`),
    "large project by name": list(() => `project_id=${project}&sort=name`),
    "large project by last use": list(() => `project_id=${project}&sort=-last_used_at`),
    "large project, status": list(() => `project_id=${project}&status=expired`),
    "small project": list(() => `project_id=${small}`),
    "one key": () => ({ path: `/api/keys/${middleId(middle)}` }),
    "usage of one key": () => ({ path: `/api/keys/${middleId(middle)}/usage` }),
    "Overview page": page(""),
    "hygiene page": page("/hygiene"),
    "page of the organization's keys": page("/keys?owner=any"),
    "page of a project": page("/projects/project-1"),
    "page of a project's keys": page("/projects/project-1/keys"),
    "page of a key": page(`/keys/${middleId(middle)}`),
  };
}

/** Where the middle of the list newest first is, as the API's cursor names it. */
export async function middleOf(client, organizationId, keys) {
  const { rows } = await client.query(
    `select created_at as "createdAt", id from keys where organization_id = $1
order by created_at desc nulls last, id desc nulls last offset $2 limit 1`,
    [organizationId, Math.floor(keys / 2)],
  );
  const place = ["-created_at", rows[0].createdAt.toISOString(), rows[0].id];
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

const middleId = (cursor) => JSON.parse(Buffer.from(cursor, "base64url").toString())[2];

/**
 * Asks for one case again and again, one after the other, for 20 seconds at most. Answers the milliseconds of each, the
 * large tables that were walked, how many answers were no success, and how often each status came.
 */
export async function measureCase(server, client, ask, requests) {
  await repeat(server, ask, Math.min(10, requests));
  await settle(server);
  const before = await walked(client);
  const { milliseconds, failures, answers } = await repeat(server, ask, requests);
  await settle(server);
  const after = await walked(client);
  const most = MOST_ROWS_WALKED * milliseconds.length;
  const tables = [...after].filter(([name, rows]) => rows - (before.get(name) ?? 0) > most);
  return {
    p50: quantile(milliseconds, 0.5),
    p95: quantile(milliseconds, 0.95),
    walked: tables.map(([name]) => name),
    failures,
    answers,
    milliseconds,
  };
}

async function repeat(server, ask, requests) {
  const end = performance.now() + MOST_MS;
  const milliseconds = [];
  let failures = 0;
  const answers = {};
  while (milliseconds.length < requests && performance.now() < end) {
    const began = performance.now();
    const status = await send(server, ask());
    if (status !== 200) failures += 1;
    answers[status] = (answers[status] ?? 0) + 1;
    milliseconds.push(performance.now() - began);
  }
  return { milliseconds, failures, answers };
}

/** Sends a request and reads the whole answer. Answers its status, or why there was none. */
async function send({ url, key, cookie }, { path, page }) {
  const headers = page ? { cookie } : { authorization: `Bearer ${key}` };
  try {
    const answer = await fetch(url + path, { headers, redirect: "manual" });
    await answer.text();
    return answer.status;
  } catch (error) {
    return error.cause?.code ?? error.message;
  }
}

/** A connection tells the server what it read with its first query a second after: so each of them gets one. */
async function settle({ url }) {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await Promise.all(
    Array.from({ length: 30 }, () => fetch(`${url}/api/health`).then((answer) => answer.text())),
  );
}

/** How many rows of each large table were read without an index so far. */
async function walked(client) {
  const { rows } = await client.query(
    `select relname as name, seq_tup_read::float8 as rows from pg_stat_user_tables
where relname in ('keys', 'key_secrets', 'key_last_uses', 'audit') or relname like 'usage\\_%'`,
  );
  return new Map(rows.map(({ name, rows: read }) => [name, read]));
}
