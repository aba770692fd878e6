import path from "node:path";
import { connect, type Engine, type EngineOptions } from "@/db/client";
import type { CallServices } from "@/lib/access/call";
import { loadKeyring } from "@/lib/core/keyring";
import { createLog } from "@/lib/core/log";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { env, providerVariable } from "@/lib/env";
import { createAdmission } from "@/lib/limits/admission";
import { createRecorder } from "@/lib/usage/recorder";

// On the global object, since the server's start and the route handlers may be bundled apart.
type Memo = { keysteadEngine?: Promise<Engine>; keysteadServices?: Promise<CallServices> };
const memo: typeof globalThis & Memo = globalThis;

/** The one installation of this process, opened by whoever asks first. Its database is migrated by then. */
export function getServices(): Promise<CallServices> {
  memo.keysteadServices ??= openServices().catch((error: unknown) => {
    memo.keysteadServices = undefined;
    throw error;
  });
  return memo.keysteadServices;
}

/** The one engine of this process: the embedded database can be opened only once. */
export function getEngine(): Promise<Engine> {
  memo.keysteadEngine ??= connect(toEngineOptions(env.databaseUrl));
  return memo.keysteadEngine;
}

/** How to open the database of a URL: the embedded one where there is none. */
export function toEngineOptions(url: string | null, limits: { queryLimitMs?: number } = {}): EngineOptions {
  const driver = env.databaseDriver;
  if (driver === "pglite" || url === null) {
    return { driver: "pglite", dataDir: path.join(env.dataDir, "postgres") };
  }
  return { driver, url, preparedStatements: env.preparedStatements, ...limits };
}

async function openServices(): Promise<CallServices> {
  const engine = await getEngine();
  const log = createLog(env.logLevel);
  return {
    engine,
    log,
    keyring: await loadKeyring(engine.db, parseFernetKeys(env.masterKey)),
    admission: createAdmission(engine),
    recorder: createRecorder(engine, log),
    allowPrivateUpstreams: env.allowPrivateUpstreams,
    providerVariable,
  };
}
