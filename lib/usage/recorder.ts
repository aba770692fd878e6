import { randomUUID } from "node:crypto";
import type { Engine } from "@/db/client";
import type { credentialFailures, usage } from "@/db/schema";
import { redactSecrets } from "@/lib/core/input/key-shape";
import type { Logger } from "@/lib/core/log";
import { createBatches } from "./batches";
import { createPartitions } from "./partitions";
import { createPeriodic } from "./periodic";
import {
  DELETE_FAILURES,
  FORGET_SLOTS,
  INSERT_USAGE,
  RECORD_FAILURES,
  TOUCH_CREDENTIALS,
  TOUCH_KEYS,
  TOUCH_SECRETS,
} from "./statements";

/** The usage of one request. */
export type UsageRow = Omit<typeof usage.$inferInsert, "id" | "passed"> & { id?: string | undefined };

/** A usage row as it is written, in JSON, which has no big integers. */
export type StoredUsageRow = Omit<UsageRow, "costNanos"> & {
  id: string;
  passed: boolean;
  costNanos?: string | null;
};

/** A refusal of a credential by its provider. */
export type CredentialFailure = Omit<typeof credentialFailures.$inferInsert, "organizationId" | "since">;

export type Recorder = {
  /**
   * Adds a row to the next batch, or passes it to `write`. Only a request that passed all checks counts as a use of
   * its key and credential.
   */
  record: (row: UsageRow, passed: boolean, write?: (row: StoredUsageRow) => void) => void;
  /** Adds the refusal of a credential to the next batch. */
  recordFailure: (failure: CredentialFailure) => void;
  /** Deletes the refusal of a credential with the next batch, because a call at a time succeeded. */
  recordRecovery: (credential: Use) => void;
  /**
   * Writes all waiting rows now.
   * @throws the database's error when it fails. The rows that are not written stay.
   */
  flush: () => Promise<void>;
};

type SecretUse = { id: string; at: Date; ip: string | null; client: string | null };
type Use = { id: string; at: Date };

const PERIOD_MS = 1_000;
const MOST_ROWS = 50_000;
const LONGEST_TEXT = 200;

/**
 * Creates a recorder that writes usage and last uses in batches: at most one per second, never in parallel.
 * When the database fails, the newest 50,000 rows wait for it.
 */
export function createRecorder(engine: Engine, log: Logger): Recorder {
  const batches = createAllBatches((error) => log.error("usage row refused", facts(error)));
  const { rows, secrets, keys, credentials, failures, recoveries } = batches;
  const all = Object.values(batches);
  let newest = new Date(0);
  const ensurePartitions = createPartitions(engine);
  let forgottenIn = "";

  async function writeAll() {
    await ensurePartitions(newest);
    for (const waiting of all) await waiting.write(engine);
    const hour = newest.toISOString().slice(0, 13);
    if (hour > forgottenIn) await engine.run(FORGET_SLOTS, []);
    forgottenIn = hour;
  }

  const isIdle = () => all.every((waiting) => waiting.isEmpty());
  const failed = (error: unknown) => log.error("usage not written", facts(error));
  const { wake, finish } = createPeriodic(writeAll, isIdle, PERIOD_MS, failed);

  function wakeAt(at: Date) {
    if (at > newest) newest = at;
    wake();
  }

  return {
    flush: finish,
    recordFailure: (failure) => {
      const { code, message } = failure;
      failures.add({ ...failure, code: storable(code), message: storable(message) });
      wakeAt(failure.at);
    },
    recordRecovery: (use) => {
      recoveries.add(use);
      wakeAt(use.at);
    },
    record: (row, passed, write = rows.add) => {
      const { at, keyId, secretId, credentialId, ip = null, stream = false } = row;
      const [client, model] = [storable(row.client), storable(row.model)];
      const costNanos = row.costNanos == null ? null : String(row.costNanos);
      write({ passed, ...row, id: row.id ?? randomUUID(), stream, client, model, costNanos });
      if (passed && secretId) secrets.add({ id: secretId, at, ip, client });
      if (passed && keyId) keys.add({ id: keyId, at });
      if (passed && credentialId) credentials.add({ id: credentialId, at });
      wakeAt(at);
    },
  };
}

/** Creates the batches in the order in which they are written. */
const createAllBatches = (refused: (error: unknown) => void) => ({
  rows: createBatches<StoredUsageRow>(INSERT_USAGE, ({ id }) => id, MOST_ROWS, refused),
  secrets: createBatches<SecretUse>(TOUCH_SECRETS, ({ id }) => id, MOST_ROWS, refused),
  keys: createBatches<Use>(TOUCH_KEYS, ({ id }) => id, MOST_ROWS, refused),
  credentials: createBatches<Use>(TOUCH_CREDENTIALS, ({ id }) => id, MOST_ROWS, refused),
  failures: createBatches<CredentialFailure>(
    RECORD_FAILURES,
    ({ credentialId }) => credentialId,
    MOST_ROWS,
    refused,
  ),
  recoveries: createBatches<Use>(DELETE_FAILURES, ({ id }) => id, MOST_ROWS, refused),
});

/**
 * Returns a text for storage: at most 200 characters, without key secrets, NUL characters and lone
 * surrogates. Null for an empty text.
 */
const storable = (text: string | null | undefined) =>
  text ? Buffer.from(redactSecrets(text).slice(0, LONGEST_TEXT).replaceAll("\0", "")).toString() : null;

const facts = (error: unknown) => ({ error: error instanceof Error ? error.message : typeof error });
