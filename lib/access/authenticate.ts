import type { DataKeys } from "@/lib/core/operations/context";
import type { Services } from "@/lib/core/operations/services";
import type { ChoiceSettings } from "@/lib/credentials/look-up-credential";
import {
  type CallNames,
  type CallQuery,
  type CallReader,
  type CallRecords,
  NO_NAMES,
  readCalls,
} from "./call-reader";
import type { AuthenticatedKey } from "./caller";
import { unknownKey } from "./key-errors";
import { type KeyRow, toAuthenticatedKey } from "./key-row";
import { type KeySecret, parseSecret, secretMatches } from "./key-secret";

type Authenticator = Pick<Services, "keyring"> & { reader: CallReader };

/** The records of a call with an authenticated key. */
export type AuthenticatedRecords = Omit<CallRecords, "key"> & ChoiceSettings & { caller: AuthenticatedKey };

const DECOY = Buffer.alloc(32);

/**
 * Authenticates a credential, and reads the objects that its call names with the same statement. A malformed
 * credential needs no statement. The key's policy is not checked.
 * @throws UNAUTHORIZED when the credential is not a live secret of an active organization.
 */
export async function authenticate(
  services: Authenticator,
  credential: string,
  names: CallNames = NO_NAMES,
): Promise<AuthenticatedRecords> {
  const found = await findAuthenticated(services, credential, names);
  if (!found) throw unknownKey();
  return found;
}

/** Authenticates like `authenticate`, but returns null for a credential that it would refuse. */
export async function findAuthenticated(
  { keyring, reader }: Authenticator,
  credential: string,
  names: CallNames = NO_NAMES,
): Promise<AuthenticatedRecords | null> {
  const secret = parseSecret(credential);
  return secret && judgeRecords(keyring.apiKeys, secret, await reader({ prefix: secret.prefix, ...names }));
}

/**
 * Authenticates several credentials with one statement. Returns null for each that `authenticate` would
 * refuse.
 */
export async function authenticateAll(
  { engine, keyring }: Pick<Services, "engine" | "keyring">,
  credentials: string[],
): Promise<(AuthenticatedKey | null)[]> {
  const secrets = credentials.map(parseSecret);
  const queries = secrets.flatMap((given): CallQuery[] =>
    given ? [{ prefix: given.prefix, ...NO_NAMES }] : [],
  );
  const records = queries.length > 0 ? await readCalls(engine, queries) : [];
  return secrets.map((given) => {
    const record = given && records.shift();
    return record ? (judgeRecords(keyring.apiKeys, given, record)?.caller ?? null) : null;
  });
}

function judgeRecords(
  hmacKeys: DataKeys,
  secret: KeySecret,
  { key, project, runtime, credentials, budgets }: CallRecords,
): AuthenticatedRecords | null {
  const isGenuine = matchesRow(hmacKeys, secret, key);
  if (!key || !isGenuine || key.secretOver || key.organizationStatus !== "active") return null;
  const { environmentFallback, environmentFallbackOff, roundRobinProviders } = key;
  return {
    project,
    runtime,
    credentials,
    budgets,
    environmentFallback,
    environmentFallbackOff,
    roundRobinProviders,
    caller: toAuthenticatedKey(key, budgets),
  };
}

/** Returns whether a secret matches a row. An unknown prefix takes as long as a wrong secret. */
function matchesRow(
  { byId, currentId }: DataKeys,
  { secret, prefix }: KeySecret,
  row: KeyRow | null,
): boolean {
  const hmacKey = byId.get(row?.hmacKeyId ?? currentId);
  if (!hmacKey) throw new Error(`No HMAC key ${row?.hmacKeyId ?? currentId}`);
  const matches = secretMatches(hmacKey, secret, row ? Buffer.from(row.hmac, "hex") : DECOY);
  return matches && row?.prefix === prefix;
}
