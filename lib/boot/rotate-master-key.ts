import { setTimeout as delay } from "node:timers/promises";
import { loadKeyring } from "@/lib/core/keyring";
import { createLog } from "@/lib/core/log";
import { findJobProgress, type JobServices } from "@/lib/core/operations/job";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { refuseWeakSecrets } from "@/lib/crypto/refuse-weak-secrets";
import { env } from "@/lib/env";
import { countOutdated, reencryptSecrets } from "@/lib/jobs/reencrypt-secrets";
import { getEngine } from "./services";

/** The runs of the job, since running servers may store secrets behind it. */
const MOST_RUNS = 3;
const BUSY_MS = 1_000;

/**
 * Encrypts all secrets with the first key of MASTER_KEY and prints the progress. Returns the exit code: 0
 * when no secret is left on another key.
 */
export async function rotateMasterKey(): Promise<0 | 1> {
  try {
    refuseWeakSecrets(env);
    const master = parseFernetKeys(env.masterKey);
    const engine = await getEngine();
    try {
      const keyring = await loadKeyring(engine.db, master);
      return await rotate({ db: engine.db, log: createLog(env.logLevel), keyring });
    } finally {
      await engine.close();
    }
  } catch (error) {
    console.error(`Not rotated: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

async function rotate(services: JobServices): Promise<0 | 1> {
  for (let run = 0; run < MOST_RUNS; run += 1) {
    await runJob(services);
    const { rows, lost } = await countOutdated(services.db, services.keyring.master);
    if (lost.length > 0) {
      const records = lost.length === 1 ? "1 record" : `${lost.length} records`;
      console.error(`${records} cannot be decrypted with any key of MASTER_KEY: ${lost.join(", ")}`);
      return 1;
    }
    if (rows === 0) {
      console.log("Every secret is encrypted with the first key. You can remove the others from MASTER_KEY.");
      return 0;
    }
  }
  console.error(
    "Running servers still store secrets with an older key. Restart them with the new key first.",
  );
  return 1;
}

/** Runs the job until it has finished, and prints its progress after each batch. */
async function runJob(services: JobServices) {
  for (;;) {
    const result = await reencryptSecrets.runBatch(services);
    if (result === "busy") {
      await delay(BUSY_MS);
      continue;
    }
    const progress = await findJobProgress(services.db, reencryptSecrets);
    console.log(`Checked ${progress?.processed ?? 0} records`);
    if (result !== "more") return;
  }
}
