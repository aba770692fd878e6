import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { listCases, measureCase, middleOf } from "../bench/lists.mjs";
import { newInstallation, signIn, startBeside, startInNext, startScript } from "../bench/product.mjs";
import { seed } from "../bench/seed.mjs";
import { printTable } from "../bench/statistics.mjs";
import { measureTargets } from "../bench/verify.mjs";
import { startPostgres } from "./postgres.mjs";
import { build, installPackages, root, runNext } from "./prepare.mjs";

const SMALL = { keys: 1_000, usage: 10_000 };
const GOAL_MS = 200;
const EMPTY_APP = join(root, "bench", "empty-app");

const { values: flags } = parseArgs({
  options: {
    keys: { type: "string", default: "1000000" },
    usage: { type: "string", default: "10000000" },
    requests: { type: "string", default: "100" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    only: { type: "string" },
  },
});

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
await installPackages();
await build();
const startedAt = new Date().toISOString();
const loadBefore = loadavg();
const postgres = await startPostgres();
const results = { few: {}, many: {}, verify: {} };
// Also of a run that is broken off or fails.
process.once("exit", keepResults);
if (flags.only !== "verify") await benchLists(results);
if (flags.only !== "lists") results.verify = await benchVerify();
await postgres.stop();

/** Lists of an organization with a thousand keys, then with as many as asked for, on one database. */
async function benchLists({ few, many }) {
  const large = { keys: Number(flags.keys), usage: Number(flags.usage) };
  const product = await open("lists");
  await listsOf(product, { keys: 0, usage: 0 }, SMALL, few);
  await listsOf(product, SMALL, large, many);
  await product.stop();
  const size = large.keys.toLocaleString("en");
  const rows = Object.entries(many).map(([name, { p50, p95, walked, failures }]) => [
    name,
    ...[few[name].p50, few[name].p95, p50, p95].map((value) => value.toFixed(1)),
    p95 < GOAL_MS ? "good" : "SLOW",
    `${(p95 / few[name].p95).toFixed(2)} ×`,
    walked.join(", ") || "none",
    String(few[name].failures + failures),
  ]);
  console.log(
    `\nLists: milliseconds of the first two with ${SMALL.keys.toLocaleString("en")} keys, of the next two with ${size}`,
  );
  const goals = [`p95 < ${GOAL_MS}`, "aim 1.30 ×"];
  printTable(["case", "p50", "p95", "p50", "p95", ...goals, "walked", "failures"], rows);
}

async function listsOf({ client, server, home }, from, to, measured) {
  console.log(
    `\nMaking ${to.keys.toLocaleString("en")} keys and ${to.usage.toLocaleString("en")} usage rows…`,
  );
  await seed(client, home, from, to);
  const { rows } = await client.query(
    "select md5('project1')::uuid as project, md5('project7')::uuid as small",
  );
  const middle = await middleOf(client, home.organizationId, to.keys);
  for (const [name, ask] of Object.entries(listCases({ keys: to.keys, middle, ...rows[0] }))) {
    measured[name] = await measureCase(server, client, ask, Number(flags.requests));
    const { p95, failures } = measured[name];
    console.log(`  ${name}: p95 ${p95.toFixed(1)} ms${failures > 0 ? `, ${failures} FAILED` : ""}`);
  }
}

/** Verification beside Next and in it, against an empty handler in Next and the same SQL and HMAC on node:http. */
async function benchVerify() {
  console.log("\nVerification…");
  await runNext("build", EMPTY_APP);
  const product = await open("verify");
  const { variables, server: beside } = product;
  const made = await fetch(`${beside.url}/api/keys`, {
    method: "POST",
    headers: { authorization: `Bearer ${beside.key}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "Verified" }),
  });
  const { secret } = await made.json();
  const others = [
    await startInNext(variables),
    await startInNext({}, EMPTY_APP),
    await startScript("bench/bare.mjs", variables),
  ];
  const [inNext, empty, bare] = others;
  const request = {
    path: "/api/keys/verify",
    headers: { authorization: `Bearer ${beside.key}`, "content-type": "application/json" },
    body: JSON.stringify({ key: secret }),
  };
  const measured = await measureTargets(
    [
      { name: "verify beside Next", url: beside.url, ...request },
      { name: "verify in Next", url: inNext.url, ...request },
      { name: "empty handler in Next", url: empty.url, ...request, path: "/api/empty" },
      { name: "same SQL and HMAC on node:http", url: bare.url, ...request },
    ],
    { rounds: Number(flags.rounds), seconds: Number(flags.seconds), warmSeconds: Number(flags.seconds) },
  );
  for (const other of others) await other.stop();
  await product.stop();
  const rows = [...measured].map(([name, { perSecond, p50, errors }]) => [
    name,
    perSecond.toFixed(0),
    p50.toFixed(2),
    String(errors),
  ]);
  console.log("\nVerification, medians of interleaved rounds");
  printTable(["target", "requests/s at 32", "p50 ms at 1", "errors"], rows);
  printRatios(measured);
  return Object.fromEntries(measured);
}

function printRatios(measured) {
  const [beside, inNext, empty, bare] = [...measured.values()];
  const ratio = (one, other) => (one.perSecond / other.perSecond).toFixed(2);
  printTable(
    ["ratio", "is", "goal"],
    [
      ["verify in Next ÷ empty handler in Next", ratio(inNext, empty), "≥ 0.8"],
      ["  added p50 at 1 connection, ms", (inNext.p50 - empty.p50).toFixed(2), "≤ 0.5"],
      ["verify beside Next ÷ same on node:http", ratio(beside, bare), "≥ 0.6"],
      ["verify beside Next ÷ in Next", ratio(beside, inNext), ""],
    ],
  );
}

/** The product on a database of its own. */
async function open(name) {
  const admin = new Client(postgres.url);
  await admin.connect();
  await admin.query(`drop database if exists keystead_bench_${name} with (force)`);
  await admin.query(`create database keystead_bench_${name}`);
  await admin.end();
  const url = Object.assign(new URL(postgres.url), { pathname: `keystead_bench_${name}` }).href;
  const { owner, variables, key } = newInstallation(url);
  const { url: origin, stop } = await startBeside(variables);
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query(
    `select organization_id as "organizationId", id as "workspaceId" from workspaces`,
  );
  const server = { url: origin, key: key(), cookie: await signIn(origin, owner) };
  return {
    ...{ client, server, variables, home: rows[0] },
    stop: async () => {
      await client.end();
      await stop();
    },
  };
}

function keepResults() {
  const folder = join(root, "bench", "results");
  mkdirSync(folder, { recursive: true });
  const machine = {
    node: process.version,
    cpus: cpus().length,
    cpu: cpus()[0]?.model,
    loadBefore,
    loadAfter: loadavg(),
  };
  const file = join(folder, `${startedAt.replaceAll(":", "-")}.json`);
  writeFileSync(file, JSON.stringify({ startedAt, flags, machine, results }, null, 1));
  const shown = (loads) => loads.map((load) => load.toFixed(1)).join(" ");
  console.log(
    `\n${machine.cpus} cores, load before ${shown(loadBefore)}, after ${shown(machine.loadAfter)}. Raw rows: ${file}`,
  );
}
