import type { Client } from "pg";
import { getQuantile } from "./statistics";

/** A request of a case: to the API with a key, or to a page with a session. */
interface Request {
  path: string;
  page?: boolean;
}

/** Returns the next request of a case. */
export type Case = () => Request;

/** The server under test, with a key and the cookies of a session. */
export interface Session {
  url: string;
  key: string;
  cookie: string;
}

/** The results of a case, in milliseconds. `walked` lists the large tables that it read without an index. */
export interface CaseResult {
  p50: number;
  p95: number;
  walked: string[];
  failures: number;
  answers: Record<string, number>;
  milliseconds: number[];
}

interface CaseFacts {
  keys: number;
  /** The cursor at the middle of the list. */
  middle: string;
  /** The id of a large project. `small` is the id of a small one. */
  project: string;
  small: string;
}

/** The most rows of a table that a request may read without an index. More count as a walk over the table. */
const MOST_ROWS_WALKED = 20_000;
const MOST_MS = 20_000;

const pick = (most: number) => 1 + Math.floor(Math.random() * most);

/** Returns the cases by name. If possible, each request of a case is different. */
export function listCases({ keys, middle, project, small }: CaseFacts): Record<string, Case> {
  const list =
    (query?: () => string): Case =>
    () => ({ path: `/api/keys?limit=50&archived=1${query ? `&${query()}` : ""}` });
  const page =
    (path: string): Case =>
    () => ({ path: `/orgs/default${path}`, page: true });
  return {
    "first page": list(),
    "first page by name": list(() => "sort=name"),
    "first page by expiry": list(() => "sort=expires_at"),
    "first page by last use": list(() => "sort=-last_used_at"),
    "page in the middle": list(() => `cursor=${middle}`),
    "search: one key": list(() => `search=-${pick(keys)}`),
    "search: many keys": list(() => "search=payments-pr"),
    "search: none": list(() => "search=zzqxv"),
    "search: prefix": list(
      () => `search=sk_live_${String(pick(keys)).padStart(10, "0").split("").reverse().join("")}`,
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
    "requests of all": () => ({ path: "/api/requests" }),
    "requests of one key": () => ({ path: `/api/requests?key_id=${middleId(middle)}` }),
    "requests that failed": () => ({ path: "/api/requests?outcome=failed,refused" }),
    "requests of no model": () => ({ path: "/api/requests?model=zzqxv" }),
    "usage by day": () => ({ path: "/api/usage" }),
    "usage by hour of today": () => ({ path: `/api/usage?group_by=hour&from=${today()}` }),
    "page of usage": page("/usage"),
    "page of requests": page("/requests"),
  };
}

/** Finds the cursor at the middle of the list, newest first. */
export async function findMiddle(client: Client, organizationId: string, keys: number): Promise<string> {
  const { rows } = await client.query(
    `select created_at as "createdAt", id from keys where organization_id = $1
order by created_at desc nulls last, id desc nulls last offset $2 limit 1`,
    [organizationId, Math.floor(keys / 2)],
  );
  const place = ["-created_at", rows[0].createdAt.toISOString(), rows[0].id];
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

const today = () => new Date().toISOString().slice(0, 10);

const middleId = (cursor: string): string => JSON.parse(Buffer.from(cursor, "base64url").toString())[2];

/** Sends the requests of a case one after the other, for at most 20 seconds, and measures them. */
export async function measureCase(
  server: Session,
  client: Client,
  next: Case,
  requests: number,
): Promise<CaseResult> {
  await repeat(server, next, Math.min(10, requests));
  await settle(server);
  const before = await countWalkedRows(client);
  const { milliseconds, failures, answers } = await repeat(server, next, requests);
  await settle(server);
  const after = await countWalkedRows(client);
  const most = MOST_ROWS_WALKED * milliseconds.length;
  const tables = [...after].filter(([name, rows]) => rows - (before.get(name) ?? 0) > most);
  return {
    p50: getQuantile(milliseconds, 0.5),
    p95: getQuantile(milliseconds, 0.95),
    walked: tables.map(([name]) => name),
    failures,
    answers,
    milliseconds,
  };
}

async function repeat(server: Session, next: Case, requests: number) {
  const end = performance.now() + MOST_MS;
  const milliseconds: number[] = [];
  let failures = 0;
  const answers: Record<string, number> = {};
  while (milliseconds.length < requests && performance.now() < end) {
    const began = performance.now();
    const status = await send(server, next());
    if (status !== 200) failures += 1;
    answers[status] = (answers[status] ?? 0) + 1;
    milliseconds.push(performance.now() - began);
  }
  return { milliseconds, failures, answers };
}

/** Sends a request and reads the whole response. Returns the status, or the error message. */
async function send({ url, key, cookie }: Session, { path, page }: Request): Promise<number | string> {
  const headers: Record<string, string> = page ? { cookie } : { authorization: `Bearer ${key}` };
  try {
    const answer = await fetch(url + path, { headers, redirect: "manual" });
    await answer.text();
    return answer.status;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Waits until PostgreSQL's statistics are current. A connection reports at its first query after 1 s. */
async function settle({ url }: Session) {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await Promise.all(
    Array.from({ length: 30 }, () => fetch(`${url}/api/health`).then((answer) => answer.text())),
  );
}

/** Returns the number of rows of each large table that were read without an index so far. */
async function countWalkedRows(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; rows: number }>(
    `select relname as name, seq_tup_read::float8 as rows from pg_stat_user_tables
where relname in ('keys', 'key_secrets', 'key_last_uses', 'audit') or relname like 'usage\\_%'`,
  );
  return new Map(rows.map(({ name, rows: read }) => [name, read]));
}
