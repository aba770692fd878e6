import { randomUUID } from "node:crypto";
import type { Engine } from "@/db/client";
import { keySecrets, keys } from "@/db/schema/index";
import { type CallServices, GATEWAY_BYTES } from "@/lib/access/call";
import { createCallReader } from "@/lib/access/call-reader";
import { createSecret, hashSecret } from "@/lib/access/key-secret";
import { createLedger } from "@/lib/budgets/ledger/ledger";
import { createByteBudget } from "@/lib/core/byte-budget";
import { createLog } from "@/lib/core/log";
import { createMetrics } from "@/lib/core/metrics";
import { createCredentialHealth } from "@/lib/credentials/pool/credential-health";
import { createAdmission } from "@/lib/limits/admission";
import { createRecorder } from "@/lib/usage/recorder";
import { testKeyring } from "./tenant";

type KeyFields = Partial<Omit<typeof keys.$inferInsert, "id" | "organizationId">>;

/** Creates the services of the app for a test database. */
export function createServices(engine: Engine): CallServices {
  const log = createLog("silent");
  const recorder = createRecorder(engine, log);
  return {
    engine,
    log,
    keyring: testKeyring,
    allowPrivateUpstreams: true,
    providerVariable: () => null,
    reader: createCallReader(engine),
    admission: createAdmission(engine),
    ledger: createLedger(engine, log),
    recorder,
    health: createCredentialHealth(recorder),
    memory: createByteBudget(GATEWAY_BYTES),
    metrics: createMetrics(),
  };
}

/** Creates a key, without restrictions by default, and returns its secret. */
export async function makeKey(services: CallServices, organizationId: string, fields: KeyFields = {}) {
  const { db } = services.engine;
  const id = randomUUID();
  await db.insert(keys).values({ name: id, createdBy: "system", ...fields, id, organizationId });
  return { id, ...(await addSecret(services, { organizationId, keyId: id })) };
}

/** Adds a secret to a key. With `validUntil` it is the old secret of a rotation. */
export async function addSecret(
  { engine, keyring }: CallServices,
  row: { organizationId: string; keyId: string; validUntil?: Date },
) {
  const { secret, prefix } = createSecret();
  const hmac = hashSecret(keyring.apiKeys.byId.get(1) ?? Buffer.alloc(0), secret);
  const secretId = randomUUID();
  await engine.db.insert(keySecrets).values({ ...row, id: secretId, prefix, hmac, hmacKeyId: 1 });
  return { secretId, secret, prefix };
}

/** Creates a request with a secret as bearer token. */
export const createRequest = (secret: string) =>
  new Request("http://localhost/api/me", { headers: { authorization: `Bearer ${secret}` } });
