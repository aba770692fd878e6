import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { startPostgres } from "../scripts/postgres.mjs";
import { load, type Measured, type Measures, type Target } from "./load";
import { measureMemory } from "./memory";
import { toResults } from "./results";
import { root } from "./servers";
import { getMedian } from "./statistics";
import { checkTarget, startTargets } from "./targets";

const CONNECTIONS = 32;
const RESULTS = path.join(root, "bench/RESULTS.md");

const { values: flags } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    warm: { type: "string", default: "4" },
    memory: { type: "string", default: "20" },
  },
});
const [rounds, seconds, warm] = [Number(flags.rounds), Number(flags.seconds), Number(flags.warm)];
const periodSeconds = Number(flags.memory);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const loadBefore = loadavg();
const postgres = await startPostgres();
const targets = await startTargets(await createDatabase("keystead"), await createDatabase("peers"));
const all = Object.values(targets.groups).flat();
for (const target of all) await checkTarget(target);
const start = targets.keystead.measureMemory();
for (const target of all) await load(target, CONNECTIONS, warm);
const measures: Measures = {};
for (const [group, members] of Object.entries(targets.groups))
  measures[group] = await measure(group, members);
const options = { connections: CONNECTIONS, periodSeconds };
const memory = { start, ...(await measureMemory(targets.keystead, targets.loads, options)) };
await targets.stop();
await postgres.stop();

const processor = cpus()[0]?.model.trim() ?? "unknown processor";
const machine = `${cpus().length} cores (${processor}), Node ${process.version}, load ${loadBefore[0]?.toFixed(1)} before`;
const setting = `${rounds} rounds of ${seconds} s, medians; ${CONNECTIONS} connections, then one`;
const notes = readNotes();
const results = toResults(measures, { machine, setting, memory, periodSeconds, notes });
writeFileSync(RESULTS, results);
const rows = Object.entries(measures).map(([group, measured]) => [group, Object.fromEntries(measured)]);
mkdirSync(path.join(root, "bench/results"), { recursive: true });
writeFileSync(path.join(root, "bench/results/run.json"), JSON.stringify(Object.fromEntries(rows), null, 1));
console.log(`\n${results}`);

/** Measures targets in turn in each round, so that a disturbance of the machine affects all of them. */
async function measure(group: string, members: Target[]): Promise<Map<string, Measured>> {
  const taken = new Map(members.map(({ name }) => [name, [] as Measured["rounds"]]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const target of members) {
      const many = await load(target, CONNECTIONS, seconds);
      const one = await load(target, 1, Math.max(1, Math.round(seconds / 2)));
      taken.get(target.name)?.push({ many, one });
      const shown = `${many.perSecond.toFixed(0)} requests/s, ${many.cpu.toFixed(0)} µs, p50 ${one.p50.toFixed(2)} ms at 1`;
      console.log(`${group} ${round}/${rounds}  ${target.name}: ${shown}`);
    }
  }
  return new Map(
    [...taken].map(([name, rows]) => [
      name,
      {
        perSecond: getMedian(rows.map(({ many }) => many.perSecond)),
        cpu: getMedian(rows.map(({ many }) => many.cpu)),
        p50: getMedian(rows.map(({ one }) => one.p50)),
        errors: rows.reduce((sum, { many, one }) => sum + many.errors + one.errors, 0),
        rounds: rows,
      },
    ]),
  );
}

async function createDatabase(name: string): Promise<string> {
  const database = `keystead_bench_${name}`;
  const admin = new Client(postgres.url);
  await admin.connect();
  await admin.query(`drop database if exists ${database} with (force)`);
  await admin.query(`create database ${database}`);
  await admin.end();
  return Object.assign(new URL(postgres.url), { pathname: database }).href;
}

/** Returns the handwritten notes of the last results, or an empty text if there are none. */
function readNotes(): string {
  try {
    return /^## Notes\n[\s\S]*/m.exec(readFileSync(RESULTS, "utf8"))?.[0] ?? "";
  } catch {
    return "";
  }
}
