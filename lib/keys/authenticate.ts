import type { Engine, Statement } from "@/db/client";
import type { DataKeys, Keyring } from "@/lib/core/context";
import type { Policy } from "@/lib/policy/decide";
import type { PresentedKey } from "./presented-key";
import { unknownKey } from "./refusals";
import { type KeySecret, parseSecret, secretMatches } from "./secret";

type Services = { engine: Engine; keyring: Keyring };

type Row = Omit<Policy, "reach"> & {
  id: string;
  name: string;
  secretId: string;
  hmac: Uint8Array;
  hmacKeyId: number;
  secretOver: boolean | null;
  organizationId: string;
  organizationStatus: string;
  projectId: string | null;
  projectIds: string[] | null;
  workspaceId: string | null;
  rateLimitPerMinute: number | null;
  dailyHardLimit: number | null;
  firstUsedAt: Date | null;
  now: Date;
};

const FIND: Statement = {
  name: "find_key",
  text: `select s.id as "secretId", s.hmac, s.hmac_key_id as "hmacKeyId", s.valid_until <= now() as "secretOver",
  k.id, k.name, k.organization_id as "organizationId", o.status as "organizationStatus",
  k.project_id as "projectId", p.workspace_id as "workspaceId",
  case when k.project_id is null and k.project_access = 'selected' then
    array(select kp.project_id::text from key_projects kp where kp.key_id = k.id)
  end as "projectIds",
  k.enabled, k.revoked_at as "revokedAt", k.expires_at as "expiresAt", k.scopes,
  k.ip_allowlist as "ipAllowlist", k.model_allowlist as "modelAllowlist", k.model_denylist as "modelDenylist",
  k.rate_limit_per_minute as "rateLimitPerMinute", k.daily_hard_limit as "dailyHardLimit",
  k.first_used_at as "firstUsedAt", now() as now
from key_secrets s
join keys k on k.id = s.key_id
join organizations o on o.id = k.organization_id
left join projects p on p.id = k.project_id
where s.prefix = $1`,
};

const DECOY = Buffer.alloc(32);

/**
 * The key of a credential: one indexed read and one HMAC, and no read at all for what cannot be a secret. Throws
 * the one UNAUTHORIZED for whatever is no live secret of a live organization. Its policy is not yet asked.
 */
export async function authenticate(services: Services, credential: string): Promise<PresentedKey> {
  const key = await findKey(services, credential);
  if (!key) throw unknownKey();
  return key;
}

/** The key of a credential, or null where `authenticate` would refuse it. */
export async function findKey(services: Services, credential: string): Promise<PresentedKey | null> {
  const given = parseSecret(credential);
  if (!given) return null;
  const [row] = await services.engine.run<Row>(FIND, [given.prefix]);
  const genuine = isGenuine(services.keyring.apiKeys, given, row);
  if (!row || !genuine || row.secretOver || row.organizationStatus !== "active") return null;
  return presentedKey(row, given.prefix);
}

/** Takes as long for an unknown prefix as for a wrong secret. */
function isGenuine({ byId, currentId }: DataKeys, { secret }: KeySecret, row: Row | undefined): boolean {
  const hmacKey = byId.get(row?.hmacKeyId ?? currentId);
  if (!hmacKey) throw new Error(`No HMAC key ${row?.hmacKeyId ?? currentId}`);
  return secretMatches(hmacKey, secret, row ? Buffer.from(row.hmac) : DECOY) && row !== undefined;
}

function presentedKey(row: Row, prefix: string): PresentedKey {
  const { id, name, secretId, organizationId, workspaceId, firstUsedAt, now } = row;
  const { enabled, revokedAt, expiresAt, scopes, ipAllowlist, modelAllowlist, modelDenylist } = row;
  const { rateLimitPerMinute, dailyHardLimit } = row;
  const reach = reachOf(row);
  return {
    ...{ id, name, secretId, prefix, organizationId, workspaceId, firstUsedAt, now },
    policy: { enabled, revokedAt, expiresAt, scopes, ipAllowlist, modelAllowlist, modelDenylist, reach },
    limits: { rateLimitPerMinute, dailyHardLimit },
  };
}

function reachOf({ projectId, projectIds }: Row): Policy["reach"] {
  if (projectId !== null) return { kind: "project", projectId };
  return projectIds === null ? { kind: "all" } : { kind: "selected", projectIds };
}
