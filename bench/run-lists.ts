import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { startPostgres } from "../scripts/postgres.mjs";
import { type CaseResult, findMiddle, listCases, measureCase } from "./lists";
import { type Home, type Size, seed } from "./seed";
import { createInstallation, root, startKeystead } from "./servers";
import { signIn } from "./sign-in";
import { toTable } from "./statistics";

const SMALL: Size = { keys: 1_000, usage: 10_000 };
const GOAL_MS = 200;

const { values: flags } = parseArgs({
  options: {
    keys: { type: "string", default: "1000000" },
    usage: { type: "string", default: "10000000" },
    requests: { type: "string", default: "100" },
  },
});
const large: Size = { keys: Number(flags.keys), usage: Number(flags.usage) };

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const postgres = await startPostgres();
const { owner, variables, readKey } = createInstallation(postgres.url);
const keystead = await startKeystead(variables);
const server = { url: keystead.url, key: readKey(), cookie: await signIn(keystead.url, owner) };
const client = new Client(postgres.url);
await client.connect();
const { rows } = await client.query<Home>(
  `select organization_id as "organizationId", id as "workspaceId" from workspaces`,
);
const [home] = rows;
if (!home) throw new Error("The installation has no workspace");

const few = await measureLists(home, { keys: 0, usage: 0 }, SMALL);
const many = await measureLists(home, SMALL, large);
await client.end();
await keystead.stop();
await postgres.stop();
const folder = path.join(root, "bench/results");
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "lists.json"), JSON.stringify({ few, many }, null, 1));
const compared = Object.entries(many).map(([name, { p50, p95, walked, failures }]) => {
  const before = few[name];
  if (!before) throw new Error(`${name} was measured once`);
  return [
    name,
    ...[before.p50, before.p95, p50, p95].map((value) => value.toFixed(1)),
    p95 < GOAL_MS ? "good" : "SLOW",
    `${(p95 / before.p95).toFixed(2)} ×`,
    walked.join(", ") || "none",
    String(before.failures + failures),
  ];
});
console.log(
  `\nMilliseconds with ${SMALL.keys.toLocaleString("en")} keys, then with ${large.keys.toLocaleString("en")}`,
);
const head = ["case", "p50", "p95", "p50", "p95", `p95 < ${GOAL_MS}`, "aim 1.30 ×", "walked", "failures"];
console.log(toTable(head, compared));

async function measureLists(filled: Home, from: Size, to: Size): Promise<Record<string, CaseResult>> {
  console.log(
    `\nMaking ${to.keys.toLocaleString("en")} keys and ${to.usage.toLocaleString("en")} usage rows…`,
  );
  await seed(client, filled, from, to);
  const middle = await findMiddle(client, filled.organizationId, to.keys);
  const ids = await client.query<{ project: string; small: string }>(
    "select md5('project1')::uuid as project, md5('project7')::uuid as small",
  );
  const [projects] = ids.rows;
  if (!projects) throw new Error("No projects");
  const results: Record<string, CaseResult> = {};
  for (const [name, next] of Object.entries(listCases({ keys: to.keys, middle, ...projects }))) {
    const result = await measureCase(server, client, next, Number(flags.requests));
    results[name] = result;
    const failed = result.failures > 0 ? `, ${result.failures} FAILED` : "";
    console.log(`  ${name}: p95 ${result.p95.toFixed(1)} ms${failed}`);
  }
  return results;
}
