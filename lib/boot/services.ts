import path from "node:path";
import { connect, type Engine, type EngineOptions } from "@/db/client";
import { type CallServices, GATEWAY_BYTES } from "@/lib/access/call";
import { createCallReader } from "@/lib/access/call-reader";
import { createLedger } from "@/lib/budgets/ledger/ledger";
import { createByteBudget } from "@/lib/core/byte-budget";
import { loadKeyring } from "@/lib/core/keyring";
import { createLog } from "@/lib/core/log";
import { createMetrics } from "@/lib/core/metrics";
import { createCredentialHealth } from "@/lib/credentials/pool/credential-health";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { env, providerVariable } from "@/lib/env";
import { createAdmission } from "@/lib/limits/admission";
import { createRecorder } from "@/lib/usage/recorder";
import { addReadings } from "./add-readings";
import { getBridge } from "./bridge";

/** Returns the services of this process, and opens them at the first call. The database must be migrated. */
export function getServices(): Promise<CallServices> {
  const bridge = getBridge();
  bridge.services ??= openServices().catch((error: unknown) => {
    bridge.services = undefined;
    throw error;
  });
  return bridge.services;
}

/**
 * Returns the engine of this process. There is only one, as the embedded database can be opened only once.
 */
export function getEngine(): Promise<Engine> {
  const bridge = getBridge();
  bridge.engine ??= connect(toEngineOptions(env.databaseUrl));
  return bridge.engine;
}

/** Returns the engine options for a database URL, or for the embedded database without a URL. */
export function toEngineOptions(
  url: string | null,
  limits: { queryLimitMs?: number; isWatched?: boolean } = {},
): EngineOptions {
  const driver = env.databaseDriver;
  if (driver === "pglite" || url === null) {
    return { driver: "pglite", dataDir: path.join(env.dataDir, "postgres") };
  }
  return { driver, url, preparedStatements: env.preparedStatements, ...limits };
}

async function openServices(): Promise<CallServices> {
  const engine = await getEngine();
  const log = createLog(env.logLevel);
  const recorder = createRecorder(engine, log);
  const memory = createByteBudget(GATEWAY_BYTES);
  const metrics = createMetrics();
  addReadings(metrics, { engine, memory });
  return {
    engine,
    log,
    keyring: await loadKeyring(engine.db, parseFernetKeys(env.masterKey)),
    reader: createCallReader(engine),
    admission: createAdmission(engine),
    ledger: createLedger(engine, log),
    recorder,
    health: createCredentialHealth(recorder),
    memory,
    metrics,
    allowPrivateUpstreams: env.allowPrivateUpstreams,
    providerVariable,
  };
}
