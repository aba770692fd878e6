import type { Engine, Statement } from "@/db/client";
import type { DataKeys, Keyring } from "@/lib/core/context";
import { GRANT_FIELDS, type Grant, pickGrant } from "@/lib/policy/attenuation";
import { policyFields } from "@/lib/policy/fields";
import type { ProjectAccess } from "@/lib/policy/project-access";
import type { AuthenticatedKey } from "./caller";
import { unknownKey } from "./key-errors";
import { type KeySecret, parseSecret, secretMatches } from "./key-secret";

type Services = { engine: Engine; keyring: Keyring };

type Row = Omit<Grant, "access"> & {
  id: string;
  name: string;
  secretId: string;
  prefix: string;
  hmac: Uint8Array;
  hmacKeyId: number;
  secretOver: boolean | null;
  organizationId: string;
  organizationStatus: string;
  projectId: string | null;
  projectIds: string[] | null;
  workspaceId: string | null;
  enabled: boolean;
  revokedAt: Date | null;
  firstUsedAt: Date | null;
  now: Date;
};

const grantColumns = GRANT_FIELDS.map((name) => `k.${policyFields[name].column} as "${name}"`).join(", ");

const FIND_KEYS: Statement = {
  name: "find_keys",
  text: `select s.id as "secretId", s.prefix, s.hmac, s.hmac_key_id as "hmacKeyId", s.valid_until <= now() as "secretOver",
  k.id, k.name, k.organization_id as "organizationId", o.status as "organizationStatus",
  k.project_id as "projectId", p.workspace_id as "workspaceId",
  case when k.project_id is null and k.project_access = 'selected' then
    array(select kp.project_id::text from key_projects kp where kp.key_id = k.id)
  end as "projectIds",
  k.enabled, k.revoked_at as "revokedAt", ${grantColumns},
  k.first_used_at as "firstUsedAt", now() as now
from key_secrets s
join keys k on k.id = s.key_id
join organizations o on o.id = k.organization_id
left join projects p on p.id = k.project_id
where s.prefix = any($1::text[])`,
};

const DECOY = Buffer.alloc(32);

/**
 * Returns the key of a credential, by one indexed read and one HMAC. A text of another shape costs no read. The key's
 * policy is not checked.
 * @throws UNAUTHORIZED when the credential is not a live secret of a live organization.
 */
export async function authenticate(services: Services, credential: string): Promise<AuthenticatedKey> {
  const [key] = await authenticateAll(services, [credential]);
  if (!key) throw unknownKey();
  return key;
}

/** Returns the keys of several credentials by one read, null for each that `authenticate` would refuse. */
export async function authenticateAll(
  { engine, keyring }: Services,
  credentials: string[],
): Promise<(AuthenticatedKey | null)[]> {
  const secrets = credentials.map(parseSecret);
  const prefixes = secrets.flatMap((given) => given?.prefix ?? []);
  const rows = prefixes.length > 0 ? await engine.run<Row>(FIND_KEYS, [prefixes]) : [];
  return secrets.map((given) => {
    if (!given) return null;
    const row = rows.find(({ prefix }) => prefix === given.prefix);
    const genuine = isGenuine(keyring.apiKeys, given, row);
    if (!row || !genuine || row.secretOver || row.organizationStatus !== "active") return null;
    return toAuthenticatedKey(row);
  });
}

/** Takes as long for an unknown prefix as for a wrong secret. */
function isGenuine({ byId, currentId }: DataKeys, { secret }: KeySecret, row: Row | undefined): boolean {
  const hmacKey = byId.get(row?.hmacKeyId ?? currentId);
  if (!hmacKey) throw new Error(`No HMAC key ${row?.hmacKeyId ?? currentId}`);
  return secretMatches(hmacKey, secret, row ? Buffer.from(row.hmac) : DECOY) && row !== undefined;
}

function toAuthenticatedKey(row: Row): AuthenticatedKey {
  const { id, name, secretId, prefix, organizationId, workspaceId, firstUsedAt, now } = row;
  const { enabled, revokedAt, rateLimitPerMinute, dailyHardLimit } = row;
  return {
    kind: "key",
    ...{ id, name, secretId, prefix, organizationId, workspaceId, firstUsedAt, now },
    policy: { ...pickGrant(row), enabled, revokedAt, access: toProjectAccess(row) },
    limits: { rateLimitPerMinute, dailyHardLimit },
  };
}

function toProjectAccess({ projectId, projectIds }: Row): ProjectAccess {
  if (projectId !== null) return { kind: "project", projectId };
  return projectIds === null ? { kind: "all" } : { kind: "selected", projectIds };
}
