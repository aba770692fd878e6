import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Server } from "./servers";

/** A request that is sent repeatedly to a server. */
export interface Target {
  name: string;
  server: Server;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** The results of one round of load. `p50` and `p99` are in milliseconds, `cpu` in microseconds for a request. */
export interface Round {
  perSecond: number;
  cpu: number;
  p50: number;
  p99: number;
  errors: number;
}

/** The results of a target over all rounds: medians, and the sum of the errors. */
export interface Measured {
  perSecond: number;
  cpu: number;
  p50: number;
  errors: number;
  rounds: { many: Round; one: Round }[];
}
export type Measures = Record<string, Map<string, Measured>>;

const folder = mkdtempSync(path.join(tmpdir(), "keystead-wrk-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const run = promisify(execFile);

/** Sends a target's request over parallel connections for some seconds, in a separate process (wrk). */
export async function load(target: Target, connections: number, seconds: number): Promise<Round> {
  const script = path.join(folder, "request.lua");
  writeFileSync(script, toScript(target));
  const parameters = [
    "-t1",
    `-c${connections}`,
    `-d${seconds}s`,
    "--timeout",
    "10s",
    "-s",
    script,
    target.url,
  ];
  const cpuBefore = target.server.measureCpu();
  const { stdout } = await run("wrk", parameters);
  const cpu = target.server.measureCpu() - cpuBefore;
  const [, result] = /^RESULT (.+)$/m.exec(stdout) ?? [];
  if (!result) throw new Error(`wrk gave no result for ${target.name}:\n${stdout}`);
  const { requests, microseconds, errors, p50, p99 } = JSON.parse(result);
  return {
    perSecond: requests / (microseconds / 1e6),
    cpu: cpu / requests,
    p50: p50 / 1_000,
    p99: p99 / 1_000,
    errors,
  };
}

function toScript({ headers, body }: Target): string {
  const lines = Object.entries(headers).map(([name, value]) => `wrk.headers["${name}"] = ${toLua(value)}`);
  return `wrk.method = "POST"
wrk.body = ${toLua(body)}
${lines.join("\n")}
done = function(summary, latency)
  local e = summary.errors
  local errors = e.connect + e.read + e.write + e.status + e.timeout
  io.write(string.format('\\nRESULT {"requests":%d,"microseconds":%d,"errors":%d,"p50":%d,"p99":%d}\\n',
    summary.requests, summary.duration, errors, latency:percentile(50), latency:percentile(99)))
end
`;
}

const toLua = (text: string) => `[==[${text}]==]`;
