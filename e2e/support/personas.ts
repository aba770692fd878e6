import { eq, getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { type PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema/index";
import { AppError } from "@/lib/core/errors/errors";
import type { SampleObjects } from "@/lib/core/operations/allowed";
import type { Context, KeyActor } from "@/lib/core/operations/context";
import type { Operation } from "@/lib/core/operations/operation";
import { SCOPES } from "@/lib/core/operations/scopes";
import { createKey } from "@/lib/keys/operations/create-key";
import { PEOPLE, type Persona } from "./authorization-matrix";
import { makeUser } from "./make-user";
import { type createTenant, keyActor, person } from "./tenant";

type Tenant = Awaited<ReturnType<typeof createTenant>>;

export const everyScope = SCOPES.map(({ name }) => name);

/** Creates a context for each persona in a tenant. Access refers to the tenant's first workspace. */
export async function makePersonas(tenant: Tenant, { workspaceId, projectId }: SampleObjects) {
  const { there } = tenant;
  // The target keys are created by another owner, so that no persona's key has the owner in the targets as
  // creator.
  const maker = tenant.as(person("owner"));
  const createPersonaKey = async (
    facts: Record<string, unknown>,
    access?: KeyActor["access"],
    workspace?: string,
  ) => {
    const name = JSON.stringify(facts);
    const { key } = await createKey.execute(maker, { name, scopes: everyScope, ...facts });
    return tenant.as({ ...keyActor(everyScope, access, workspace), id: key.id });
  };
  const inProject = (id: string, workspace: string) =>
    createPersonaKey({ projectId: id }, { kind: "project", projectId: id }, workspace);
  const selecting = (id: string) =>
    createPersonaKey({ projectIds: [id] }, { kind: "selected", projectIds: [id] });
  const people = Object.entries(PEOPLE).map(async ([name, [role, access]]) => {
    const actor = person(role, access && { [workspaceId]: access });
    const { sessionId: id } = await makeUser(tenant.owner.db, actor);
    const session = { id, reauthenticatedAt: tenant.owner.now };
    return [name, tenant.as({ ...actor, session })] as const;
  });
  return {
    ...Object.fromEntries(await Promise.all(people)),
    "key of all projects": await createPersonaKey({}),
    "key of the project": await inProject(projectId, workspaceId),
    "key that selects the project": await selecting(projectId),
    "key of another project": await inProject(there.projectId, there.workspaceId),
    "key that selects another": await selecting(there.projectId),
  } as Record<Persona, Context>;
}

export type Outcome = { refused: AppError } | { answer: unknown };

/** Runs an operation. Returns its answer or its AppError, and throws every other error. */
export async function attempt(operation: Operation, ctx: Context, input: unknown): Promise<Outcome> {
  try {
    return { answer: await operation.execute(ctx, input) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error };
  }
}

/** Runs work in a transaction that is rolled back. Returns the result of the work. */
export async function rolledBack<Result>(ctx: Context, work: (ctx: Context) => Promise<Result>) {
  const done: Result[] = [];
  class Undo extends Error {}
  const undone = ctx.db.transaction(async (db) => {
    done.push(await work({ ...ctx, db }));
    throw new Undo();
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return done[0] as Result;
}

/** The columns that the server changes by itself, some time after a call. */
const CHANGING: Readonly<Record<string, string[]>> = {
  deliveries: ["status", "attempts", "tries", "response", "due_at", "claim", "finished_at"],
};

/**
 * Lists all rows of an organization and a person, the organization itself included, to find out whether any changed.
 * Each row follows the name of its table. `only` limits the tables.
 */
export async function listHoldings(
  db: Database,
  organization: string,
  user: string,
  only?: string[],
): Promise<string[]> {
  const selections = Object.values(schema).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    const name = getTableName(table);
    const { id, organizationId, chainId, userId }: Record<string, PgColumn> = getTableColumns(table);
    const owner = organizationId ?? (table === schema.organizations ? id : undefined) ?? chainId ?? userId;
    if (!owner || (only && !only.includes(name))) return [];
    const changing = sql.param(["last_used_at", ...(CHANGING[name] ?? [])]);
    const row = sql`to_jsonb(${sql.identifier(name)}) - ${changing}::text[]`;
    const isOwned = eq(owner, owner === userId ? user : organization);
    return sql`select ${name} || ' ' || (${row})::text as row from ${table} where ${isOwned}`;
  });
  // One statement, since most of the time of many small ones is spent between them.
  const all = sql.join(selections, sql` union all `);
  const found = await db.select({ row: sql<string>`row` }).from(sql`(${all}) as holdings`);
  return found.map(({ row }) => row).sort();
}

/** Returns whether a value contains the id of one of the objects. */
export const namesAny = (targets: Record<string, string>, value: unknown, except?: string) =>
  Object.values(targets).some((id) => id !== except && JSON.stringify(value ?? null).includes(id));
