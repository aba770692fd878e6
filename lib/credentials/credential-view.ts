import { sql } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { CAPABILITIES, toCapabilities } from "@/lib/credentials/catalogue/provider";
import { type FailingRow, failingColumn, failingView } from "./pool/failing";

/** Selects the credential that calls choose among those of the same owner and provider, from an index. */
const firstOfOwner = (owner: "is null" | "= credentials.workspace_id") =>
  sql.raw(`(select one.id from credentials one
    where one.organization_id = credentials.organization_id and one.provider = credentials.provider and one.active
      and one.workspace_id ${owner}
    order by one.workspace_id, one.priority desc, one.activated_at desc, one.id desc limit 1)`);

/** The visible columns of a credential. `hints` are the last characters of its secrets. */
export const credentialColumns = {
  id: credentials.id,
  version: credentials.version,
  organizationId: credentials.organizationId,
  workspaceId: credentials.workspaceId,
  provider: credentials.provider,
  name: credentials.name,
  description: credentials.description,
  tags: credentials.tags,
  publicFields: credentials.publicFields,
  hints: credentials.hints,
  active: credentials.active,
  activatedAt: credentials.activatedAt,
  priority: credentials.priority,
  lastTestedAt: credentials.lastTestedAt,
  lastTestResult: credentials.lastTestResult,
  failing: failingColumn,
  lastUsedAt: credentials.lastUsedAt,
  secretChangedAt: credentials.secretChangedAt,
  createdBy: credentials.createdBy,
  updatedBy: credentials.updatedBy,
  createdAt: credentials.createdAt,
  updatedAt: credentials.updatedAt,
  inUse: sql<boolean>`(credentials.active and credentials.id = case when credentials.workspace_id is null
    then ${firstOfOwner("is null")} else ${firstOfOwner("= credentials.workspace_id")} end)`,
  runtimeCount: sql<number>`(select count(*)::int from runtimes
    where runtimes.organization_id = credentials.organization_id and runtimes.credential_id = credentials.id)`,
  storageUnitCount: sql<number>`(select count(*)::int from storage_units
    where storage_units.organization_id = credentials.organization_id
      and storage_units.credential_id = credentials.id)`,
};

/** The order in which active credentials are chosen: the highest priority, then the latest activation. */
export const pickOrder = sql`credentials.priority desc, credentials.activated_at desc, credentials.id desc`;

export const credentialView = z.object({
  id: z.string(),
  version: z.int(),
  organizationId: z.string(),
  workspaceId: z.string().nullable(),
  provider: z.string(),
  capabilities: z.array(z.enum(CAPABILITIES)),
  name: z.string(),
  description: z.string().nullable(),
  tags: z.array(z.string()),
  apiBase: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  hints: z.record(z.string(), z.string()),
  active: z.boolean(),
  inUse: z.boolean(),
  priority: z.int(),
  runtimeCount: z.int(),
  storageUnitCount: z.int(),
  lastTestedAt: time.nullable(),
  lastTestResult: z.enum(["valid", "rejected", "out_of_quota", "wrong_path", "unreachable"]).nullable(),
  /** The provider's last refusal of a call, null when the credential works. */
  failing: failingView.nullable(),
  lastUsedAt: time.nullable(),
  secretChangedAt: time,
  createdAt: time,
  updatedAt: time,
  createdBy: z.string(),
  updatedBy: z.string(),
});

/** A credential with its visible columns. */
export type Credential = Omit<
  z.output<typeof credentialView>,
  "capabilities" | "apiBase" | "fields" | "failing"
> & {
  publicFields: Record<string, string>;
  failing: FailingRow | null;
  activatedAt: Date | null;
};

/** Maps a credential to its API object. */
export function toCredentialView({ publicFields, ...row }: Credential): z.output<typeof credentialView> {
  const provider = findProvider(row.provider);
  const filled = new Set([...Object.keys(publicFields), ...Object.keys(row.hints)]);
  const capabilities = provider ? toCapabilities(provider, filled) : [];
  const isLinked = row.runtimeCount + row.storageUnitCount > 0;
  return {
    ...row,
    failing: row.failing && failingView.decode(row.failing),
    capabilities,
    // Only calls of models choose a credential by themselves. Other uses link it.
    inUse: capabilities.includes("model") ? row.inUse : row.active && isLinked,
    apiBase: publicFields.api_base ?? null,
    fields: publicFields,
  };
}
