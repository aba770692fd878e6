import { type SQL, sql } from "drizzle-orm";
import { type PgColumn, PgDialect } from "drizzle-orm/pg-core";
import type { Statement } from "@/db/client";
import {
  budgets,
  credentials,
  keyProjects,
  keySecrets,
  keys,
  organizations,
  projects,
  runtimes,
} from "@/db/schema/index";
import { appliedBudgetColumns, appliedBudgetOrder } from "@/lib/budgets/applied-budgets";
import {
  candidateColumns,
  candidateMatch,
  candidateOrder,
  choiceSettingColumns,
  MOST_CANDIDATES,
} from "@/lib/credentials/look-up-credential";
import { STORED_GRANT_FIELDS } from "@/lib/policy/attenuation";
import { policyFields } from "@/lib/policy/fields";
import { runtimeColumns, runtimeMatch, runtimeOrder } from "@/lib/runtimes/select-runtime";

const columnList = (columns: Record<string, PgColumn | SQL>) =>
  sql.join(
    Object.entries(columns).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
    sql`, `,
  );

/** Returns the SQL of a query's column, as `toWanted` names it. */
const wanted = (name: string) => sql.raw(`wanted."${name}"`);
const key = (name: string) => sql.raw(`key."${name}"`);

const selectedProjects = sql`case when ${keys.projectId} is null and ${keys.projectAccess} = 'selected' then
  array(select ${keyProjects.projectId} from ${keyProjects} where ${keyProjects.keyId} = ${keys.id}) end`;

const grantColumns = Object.fromEntries(
  STORED_GRANT_FIELDS.map((name) => [name, sql.raw(`"keys"."${policyFields[name].column}"`)]),
);

const keyColumns = {
  secretId: sql`secret.id`,
  prefix: sql`secret.prefix`,
  hmac: sql`encode(secret.hmac, 'hex')`,
  hmacKeyId: sql`secret.hmac_key_id`,
  secretOver: sql`secret.valid_until <= now()`,
  id: keys.id,
  name: keys.name,
  organizationId: keys.organizationId,
  organizationStatus: organizations.status,
  ...choiceSettingColumns,
  projectId: keys.projectId,
  workspaceId: projects.workspaceId,
  projectIds: selectedProjects,
  enabled: keys.enabled,
  revokedAt: keys.revokedAt,
  ...grantColumns,
  firstUsedAt: keys.firstUsedAt,
  now: sql`now()`,
};

/**
 * Selects the key of a prefix. For an unknown prefix it selects the next key, so that both need the same
 * work. The caller must compare the prefix.
 */
const findKey = sql`select ${columnList(keyColumns)}
  from ((select * from ${keySecrets} where ${keySecrets.prefix} >= ${wanted("prefix")} order by ${keySecrets.prefix} limit 1)
    union all (select * from ${keySecrets} order by ${keySecrets.prefix} limit 1) limit 1) secret
  join ${keys} on ${keys.id} = secret.key_id
  join ${organizations} on ${organizations.id} = ${keys.organizationId}
  left join ${projects} on ${projects.id} = ${keys.projectId}
  offset 0`;

const projectArm = (rank: number, condition: SQL) =>
  sql`select ${sql.raw(String(rank))} as rank, ${columnList({ id: projects.id, workspaceId: projects.workspaceId })},
    ${projects.createdAt} from ${projects} where ${projects.organizationId} = ${key("organizationId")} and ${condition}`;

/**
 * Selects the project that a query names by id, slug or, with `byName`, name. Without one it selects the
 * key's only project.
 */
const findProject = sql`select found.id, found."workspaceId" from (
  ${projectArm(0, sql`${projects.id} = coalesce(${wanted("projectId")}, case when ${wanted("project")} is null then ${key("ownProjectId")} end)`)}
  union all ${projectArm(1, sql`${projects.slug} = ${wanted("project")}`)}
  union all ${projectArm(2, sql`${wanted("byName")} and ${projects.name} = ${wanted("project")}`)}
  ) found order by found.rank, found.created_at limit 1`;

const scope = { organizationId: key("organizationId"), workspaceId: sql.raw(`called_project."workspaceId"`) };

const reference = {
  number: wanted("number"),
  id: wanted("id"),
  names: wanted("names"),
  model: wanted("model"),
  kind: wanted("kind"),
  isDefault: wanted("isDefault"),
};

const findRuntime = sql`select ${columnList(runtimeColumns)} from ${runtimes}
  where ${wanted("routes")} and ${runtimeMatch(scope, reference)} order by ${runtimeOrder(reference)} limit 1`;

const findCredentials = sql`select ${columnList(candidateColumns)} from ${credentials}
  where ${wanted("routes")} and runtime."baseUrl" is null
    and ${candidateMatch(scope, sql.raw(`runtime."credentialId"`), sql`coalesce(runtime.provider, ${wanted("provider")})`)}
  order by ${candidateOrder} limit ${sql.raw(String(MOST_CANDIDATES))}`;

/** Selects the budgets of the key, its project, its workspace and the organization. */
const findBudgets = sql`select ${columnList(appliedBudgetColumns)} from ${budgets}
  where ${budgets.organizationId} = ${key("organizationId")} and ${budgets.ownerId} in (${key("id")}, called_project.id,
    called_project."workspaceId", ${key("organizationId")}) order by ${appliedBudgetOrder}`;

const text =
  new PgDialect().sqlToQuery(sql`select wanted.i, row_to_json(key) as key, row_to_json(called_project) as project,
  row_to_json(runtime) as runtime, coalesce(candidates.list, '[]') as credentials, coalesce(applied.list, '[]') as budgets
from jsonb_to_recordset($1::jsonb) as wanted(i int, prefix text, project text, "projectId" uuid, "byName" boolean,
  routes boolean, number int, id uuid, names text[], model text, kind text, "isDefault" boolean, provider text)
left join lateral (select *, coalesce("projectId", case when cardinality("projectIds") = 1 then "projectIds"[1] end)
  as "ownProjectId" from (${findKey}) found) key on true
left join lateral (${findProject}) called_project on true
left join lateral (${findRuntime}) runtime on true
left join lateral (select json_agg(credential) as list from (${findCredentials}) credential) candidates on true
left join lateral (select json_agg(budget) as list from (${findBudgets}) budget) applied on true`).sql;

/**
 * Reads, for each query, its key, its project, the runtime and credentials that its call may use, and its budgets.
 */
export const FIND_CALLS: Statement = { name: "find_calls", text };
