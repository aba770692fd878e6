import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { type RUNTIME_KINDS, runtimes } from "@/db/schema/index";
import { findProvider, findProviderByModel } from "@/lib/credentials/catalogue/catalogue";
import type { CallScope } from "@/lib/credentials/look-up-credential";

export type RuntimeKind = (typeof RUNTIME_KINDS)[number];

/** What a request names; a number or an id as `runtimeId`. Absent and null are alike. */
export type RequestedRuntime = {
  runtimeId?: string | null;
  /** A name, or the texts that may be meant by it, of which the first that exists is taken. */
  runtime?: string | readonly string[] | null;
  model?: string | null;
};

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

/** What a runtime is looked up by. One of the first four decides; when all are null, the default of a kind does. */
export type RuntimeReference = {
  number: number | null;
  id: string | null;
  names: readonly string[];
  model: string | null;
  kind: RuntimeKind;
  isDefault: boolean;
};

export const runtimeColumns = {
  id: runtimes.id,
  number: runtimes.number,
  name: runtimes.name,
  kind: runtimes.kind,
  provider: runtimes.provider,
  upstreamModel: runtimes.upstreamModel,
  workspaceId: runtimes.workspaceId,
  credentialId: runtimes.credentialId,
  baseUrl: runtimes.baseUrl,
};

/** Returns the field that decides over the runtime of a request: `runtimeId`, else `runtime`, else `model`. */
export function toRuntimeReference(
  { runtimeId, runtime, model }: RequestedRuntime,
  kind: RuntimeKind,
): RuntimeReference {
  const nothing = { number: null, id: null, names: [], model: null, kind, isDefault: false };
  if (runtimeId != null) {
    if (/^[1-9]\d{0,8}$/.test(runtimeId)) return { ...nothing, number: Number(runtimeId) };
    return { ...nothing, id: z.guid().safeParse(runtimeId).success ? runtimeId : null };
  }
  if (runtime != null) return { ...nothing, names: typeof runtime === "string" ? [runtime] : runtime };
  return model == null ? { ...nothing, isDefault: true } : { ...nothing, model };
}

/** Returns the condition of the runtimes that a reference may mean. Each part is a column or a bound value. */
export const runtimeMatch = (
  scope: Record<keyof CallScope, SQL>,
  reference: Record<keyof RuntimeReference, SQL>,
) => sql`${usable(scope)} and (
    ${runtimes.number} = ${reference.number} or ${runtimes.id} = ${reference.id} or ${runtimes.name} = any(${reference.names})
    or ${runtimes.name} = ${reference.model} or ${runtimes.upstreamModel} = ${reference.model}
    or (${reference.isDefault} and ${isDefault(reference.kind)}))`;

/**
 * Returns the order of several runtimes: by the texts of a name; of one model the one of that name, the default one, the
 * lowest number.
 */
export const runtimeOrder = ({ names, model, kind }: Record<"names" | "model" | "kind", SQL>) =>
  sql`array_position(${names}, ${runtimes.name}), ${runtimes.name} is distinct from ${model}, not (${isDefault(kind)}), ${runtimes.number}`;

const isDefault = (kind: SQL) => sql`${runtimes.isDefault} and ${runtimes.kind} = ${kind}`;

const usable = ({ organizationId, workspaceId }: Record<keyof CallScope, SQL>) =>
  sql`${runtimes.organizationId} = ${organizationId} and ${runtimes.enabled}
    and (${runtimes.workspaceId} is null or ${runtimes.workspaceId} = ${workspaceId})`;

/** Returns the condition of the enabled runtimes that a call has access to. */
export const usableRuntimes = (scope: CallScope) => usable(bindScope(scope));

const bindScope = ({ organizationId, workspaceId }: CallScope) => ({
  organizationId: sql`${organizationId}::uuid`,
  workspaceId: sql`${workspaceId}::uuid`,
});

/** Selects what a call has access to by the one field that decides. A model may also be one of a provider. */
export async function selectRuntime(
  db: Database,
  scope: CallScope,
  requested: RequestedRuntime,
  kind: RuntimeKind,
): Promise<Selection> {
  const { number, id, names, model, isDefault } = toRuntimeReference(requested, kind);
  const bound = {
    number: sql`${number}::int`,
    id: sql`${id}::uuid`,
    names: sql`array(select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`,
    model: sql`${model}::text`,
    kind: sql`${kind}::text`,
    isDefault: sql`${isDefault}::boolean`,
  };
  const [first] = await db
    .select(runtimeColumns)
    .from(runtimes)
    .where(runtimeMatch(bindScope(scope), bound))
    .orderBy(runtimeOrder(bound))
    .limit(1);
  return toSelection(requested, first ?? null);
}

/** Returns what will be called, from the runtime that was found for a request. */
export function toSelection(
  { runtimeId, runtime, model = null }: RequestedRuntime,
  found: UsableRuntime | null,
): Selection {
  const param =
    runtimeId != null ? "runtime_id" : runtime != null ? "runtime" : model !== null ? "model" : null;
  if (found === null && param === "model" && model !== null) return toProvidersModel(model);
  return {
    ...{ runtime: found, provider: found?.provider ?? null, param, found: found !== null },
    model: found?.upstreamModel ?? model,
  };
}

/** Returns the provider that serves a request when no runtime does, null where none would. */
export const findProviderOfRequest = (requested: RequestedRuntime): string | null =>
  toSelection(requested, null).provider;

/** Returns a selection of `provider/model`, or of a model that a provider of the catalogue calls its own. */
function toProvidersModel(model: string): Selection {
  const slash = model.indexOf("/");
  const named = findProvider(model.slice(0, Math.max(slash, 0)));
  const rest = model.slice(slash + 1);
  if (named && rest !== "") {
    return { runtime: null, provider: named.id, model: rest, param: "model", found: true };
  }
  const provider = findProviderByModel(model);
  return {
    ...{ runtime: null, provider: provider?.id ?? null, model, param: "model" },
    found: provider !== undefined,
  };
}
