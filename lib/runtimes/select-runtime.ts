import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { type RUNTIME_KINDS, runtimes } from "@/db/schema/index";
import { findProvider, providerOfModel } from "@/lib/credentials/catalogue/catalogue";
import type { CallScope } from "@/lib/credentials/look-up-credential";

export type RuntimeKind = (typeof RUNTIME_KINDS)[number];

/** What a request names; a number or an id as `runtimeId`. Absent and null are alike. */
export type RequestedRuntime = { runtimeId?: string | null; runtime?: string | null; model?: string | null };

/** A runtime as a call needs it. */
export type UsableRuntime = {
  id: string;
  number: number;
  name: string;
  kind: RuntimeKind;
  provider: string;
  upstreamModel: string | null;
  workspaceId: string | null;
  credentialId: string | null;
  baseUrl: string | null;
  createdAt: Date;
};

/**
 * What will be called. `model` is the model as the provider is to be told it, null where the request names none;
 * `param` is the field that decided, as requests write it, null where none did.
 */
export type Selection = {
  runtime: UsableRuntime | null;
  provider: string | null;
  model: string | null;
  param: "runtime_id" | "runtime" | "model" | null;
  found: boolean;
};

const columns = {
  id: runtimes.id,
  number: runtimes.number,
  name: runtimes.name,
  kind: runtimes.kind,
  provider: runtimes.provider,
  upstreamModel: runtimes.upstreamModel,
  workspaceId: runtimes.workspaceId,
  credentialId: runtimes.credentialId,
  baseUrl: runtimes.baseUrl,
  createdAt: runtimes.createdAt,
};

const MOST_LISTED = 1_000;

/**
 * Selects what a call reaches by the one field that decides: `runtimeId`, else `runtime`, else `model`, which may
 * also name a provider's model; where nothing is named, the default runtime of the endpoint's kind.
 */
export async function selectRuntime(
  db: Database,
  scope: CallScope,
  named: RequestedRuntime,
  kind: RuntimeKind,
): Promise<Selection> {
  const { runtimeId, runtime, model = null } = named;
  const only = (condition: SQL) => firstUsable(db, scope, condition, kind, model);
  if (runtimeId != null) return selection(await only(byReference(runtimeId)), model, "runtime_id");
  if (runtime != null) return selection(await only(eq(runtimes.name, runtime)), model, "runtime");
  if (model === null) {
    const isDefault = sql`${runtimes.isDefault} and ${runtimes.kind} = ${kind}`;
    return selection(await only(isDefault), null, null);
  }
  const called = sql`(${runtimes.name} = ${model} or ${runtimes.upstreamModel} = ${model})`;
  const found = await only(called);
  return found ? selection(found, model, "model") : providersModel(model);
}

/** The enabled runtimes that a call reaches, by number. */
export function listUsableRuntimes(
  db: Database,
  scope: CallScope,
  kind?: RuntimeKind,
): Promise<UsableRuntime[]> {
  return db
    .select(columns)
    .from(runtimes)
    .where(and(usable(scope), kind && eq(runtimes.kind, kind)))
    .orderBy(asc(runtimes.number))
    .limit(MOST_LISTED);
}

function usable({ organizationId, workspaceId }: CallScope) {
  const own = workspaceId === null ? undefined : eq(runtimes.workspaceId, workspaceId);
  const reached = or(isNull(runtimes.workspaceId), own);
  return and(eq(runtimes.organizationId, organizationId), eq(runtimes.enabled, true), reached);
}

/** Of several, the one so named by itself, then the default one, then the lowest number. */
async function firstUsable(
  db: Database,
  scope: CallScope,
  condition: SQL,
  kind: RuntimeKind,
  name: string | null,
) {
  const [first] = await db
    .select(columns)
    .from(runtimes)
    .where(and(usable(scope), condition))
    .orderBy(
      sql`${runtimes.name} is distinct from ${name}`,
      sql`not (${runtimes.isDefault} and ${runtimes.kind} = ${kind})`,
      asc(runtimes.number),
    )
    .limit(1);
  return first ?? null;
}

/** A number without zeros before it, or an id; anything else is no runtime's. */
function byReference(reference: string): SQL {
  if (/^[1-9]\d{0,8}$/.test(reference)) return eq(runtimes.number, Number(reference));
  return z.guid().safeParse(reference).success ? eq(runtimes.id, reference) : sql`false`;
}

function selection(
  runtime: UsableRuntime | null,
  model: string | null,
  param: Selection["param"],
): Selection {
  return {
    runtime,
    provider: runtime?.provider ?? null,
    model: runtime?.upstreamModel ?? model,
    param,
    found: runtime !== null,
  };
}

/** `provider/model`, or a model that a provider of the catalogue calls its own. */
function providersModel(model: string): Selection {
  const slash = model.indexOf("/");
  const named = findProvider(model.slice(0, Math.max(slash, 0)));
  const rest = model.slice(slash + 1);
  if (named && rest !== "") {
    return { runtime: null, provider: named.id, model: rest, param: "model", found: true };
  }
  const provider = providerOfModel(model);
  return {
    runtime: null,
    provider: provider?.id ?? null,
    model,
    param: "model",
    found: provider !== undefined,
  };
}
