import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { type RUNTIME_KINDS, runtimes } from "@/db/schema/index";
import { isId } from "@/lib/core/input/slug";
import { findProvider, findProviderByModel } from "@/lib/credentials/catalogue/catalogue";
import type { CallScope } from "@/lib/credentials/look-up-credential";

export type RuntimeKind = (typeof RUNTIME_KINDS)[number];

/**
 * The runtime that a request names. `runtimeId` is a number or an id. Absent and null fields are treated
 * alike.
 */
export type RequestedRuntime = {
  runtimeId?: string | null;
  /** A name, or its possible spellings, of which the first that exists is used. */
  runtime?: string | readonly string[] | null;
  model?: string | null;
};

/** The fields of a runtime that calls need. */
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
  maxOutputTokens: number | null;
  /** The runtime's own prices, in nano-dollars. */
  priceInputPerMillion: number | null;
  priceOutputPerMillion: number | null;
  pricePerMillionCharacters: number | null;
  pricePerAudioMinute: number | null;
  pricePerImage: number | null;
  /** The ids of the runtimes to try when this one fails, in order. */
  fallbacks: string[];
};

/**
 * The target of a call. `model` is the model's name for the provider, null when the request names none.
 * `param` is the field of the request that decided, null when none did.
 */
export type Selection = {
  runtime: UsableRuntime | null;
  provider: string | null;
  model: string | null;
  param: "runtime_id" | "runtime" | "model" | null;
  found: boolean;
};

/**
 * The values that a runtime is looked up by. At most one of the first four is set. `isDefault` selects the
 * default runtime of the kind instead. Without a kind there is none.
 */
export type RuntimeReference = {
  number: number | null;
  id: string | null;
  names: readonly string[];
  model: string | null;
  kind: RuntimeKind | "none";
  isDefault: boolean;
};

/** Casts a price, so that all drivers and JSON return it as a number. Its highest value is exact. */
const toNumber = (price: PgColumn) => sql<number | null>`${price}::float8`;

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
  maxOutputTokens: runtimes.maxOutputTokens,
  priceInputPerMillion: toNumber(runtimes.priceInputPerMillion),
  priceOutputPerMillion: toNumber(runtimes.priceOutputPerMillion),
  pricePerMillionCharacters: toNumber(runtimes.pricePerMillionCharacters),
  pricePerAudioMinute: toNumber(runtimes.pricePerAudioMinute),
  pricePerImage: toNumber(runtimes.pricePerImage),
  fallbacks: runtimes.fallbacks,
};

/**
 * Maps a request to the reference of its runtime. `runtimeId` decides, else `runtime`, else `model`, else the
 * default.
 */
export function toRuntimeReference(
  { runtimeId, runtime, model }: RequestedRuntime,
  kind: RuntimeKind | null,
): RuntimeReference {
  const nothing = {
    number: null,
    id: null,
    names: [],
    model: null,
    kind: kind ?? "none",
    isDefault: false,
  } as const;
  if (runtimeId != null) {
    if (/^[1-9]\d{0,8}$/.test(runtimeId)) return { ...nothing, number: Number(runtimeId) };
    return { ...nothing, id: isId(runtimeId) ? runtimeId : null };
  }
  if (runtime != null) return { ...nothing, names: typeof runtime === "string" ? [runtime] : runtime };
  return model == null ? { ...nothing, isDefault: true } : { ...nothing, model };
}

/**
 * Returns the condition for the runtimes that a reference may mean. Each argument is the SQL of a column or a
 * bound value.
 */
export const runtimeMatch = (
  scope: Record<keyof CallScope, SQL>,
  reference: Record<keyof RuntimeReference, SQL>,
) => sql`${usable(scope)} and (
    ${runtimes.number} = ${reference.number} or ${runtimes.id} = ${reference.id} or ${runtimes.name} = any(${reference.names})
    or ${runtimes.name} = ${reference.model} or ${runtimes.upstreamModel} = ${reference.model}
    or (${reference.isDefault} and ${isDefault(reference.kind)}))`;

/**
 * Returns the order of several matching runtimes: by the spellings of a name. For a model, the runtime of
 * that name is first, then the default one, then the lowest number.
 */
export const runtimeOrder = ({ names, model, kind }: Record<"names" | "model" | "kind", SQL>) =>
  sql`array_position(${names}, ${runtimes.name}), ${runtimes.name} is distinct from ${model}, not ${isDefault(kind)}, ${runtimes.number}`;

const isDefault = (kind: SQL) => sql`(${runtimes.isDefault} and ${runtimes.kind} = ${kind})`;

const usable = ({ organizationId, workspaceId }: Record<keyof CallScope, SQL>) =>
  sql`${runtimes.organizationId} = ${organizationId} and ${runtimes.enabled}
    and (${runtimes.workspaceId} is null or ${runtimes.workspaceId} = ${workspaceId})`;

/** Returns the condition for the enabled runtimes that a call has access to. */
export const usableRuntimes = (scope: CallScope) => usable(bindScope(scope));

const bindScope = ({ organizationId, workspaceId }: CallScope) => ({
  organizationId: sql`${organizationId}::uuid`,
  workspaceId: sql`${workspaceId}::uuid`,
});

/**
 * Selects the target of a request by the field that decides: a runtime that the call has access to or, for a
 * model, a provider's model.
 */
export async function selectRuntime(
  db: Database,
  scope: CallScope,
  requested: RequestedRuntime,
  kind: RuntimeKind | null,
): Promise<Selection> {
  const { number, id, names, model, isDefault, ...reference } = toRuntimeReference(requested, kind);
  const bound = {
    number: sql`${number}::int`,
    id: sql`${id}::uuid`,
    names: sql`array(select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`,
    model: sql`${model}::text`,
    kind: sql`${reference.kind}::text`,
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

/** Returns the target of a request, from the runtime that was found for it. */
export function toSelection(
  { runtimeId, runtime, model = null }: RequestedRuntime,
  found: UsableRuntime | null,
): Selection {
  const param =
    runtimeId != null ? "runtime_id" : runtime != null ? "runtime" : model !== null ? "model" : null;
  if (found === null && param === "model" && model !== null) return toProvidersModel(model);
  return {
    runtime: found,
    provider: found?.provider ?? null,
    model: found?.upstreamModel ?? model,
    param,
    found: found !== null,
  };
}

/** Returns the provider that serves a request when no runtime does, null when none would. */
export const findProviderOfRequest = (requested: RequestedRuntime): string | null =>
  toSelection(requested, null).provider;

/**
 * Returns the target for `provider/model`, or for a model whose prefix belongs to a provider of the
 * catalogue.
 */
function toProvidersModel(model: string): Selection {
  const slash = model.indexOf("/");
  const named = findProvider(model.slice(0, Math.max(slash, 0)));
  const rest = model.slice(slash + 1);
  if (named && rest !== "") {
    return { runtime: null, provider: named.id, model: rest, param: "model", found: true };
  }
  const provider = findProviderByModel(model);
  return {
    runtime: null,
    provider: provider?.id ?? null,
    model,
    param: "model",
    found: provider !== undefined,
  };
}
