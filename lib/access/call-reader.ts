import type { Engine } from "@/db/client";
import { type AppliedBudget, type AppliedBudgetRow, toAppliedBudget } from "@/lib/budgets/applied-budgets";
import { coalesce } from "@/lib/core/coalesce";
import { isId } from "@/lib/core/input/slug";
import type { StoredCredential } from "@/lib/credentials/look-up-credential";
import {
  findProviderOfRequest,
  type RequestedRuntime,
  type RuntimeKind,
  toRuntimeReference,
  type UsableRuntime,
} from "@/lib/runtimes/select-runtime";
import { FIND_CALLS } from "./find-calls";
import type { KeyRow } from "./key-row";

/** The names of the objects that a call needs. */
export type CallNames = {
  /** An id or slug, null when the call names no project. */
  project: string | null;
  /** Whether `project` may be a project's name too. */
  projectByName: boolean;
  /** The reference to the runtime, null when the call needs none. */
  runtime: (RequestedRuntime & { kind: RuntimeKind | null }) | null;
};

/** A key's prefix, and the names in a call with this key. */
export type CallQuery = { prefix: string } & CallNames;

/** The database rows for a call. `key` may be the row of another key: see `FIND_CALLS`. */
export type CallRecords = {
  key: KeyRow | null;
  project: { id: string; workspaceId: string } | null;
  runtime: UsableRuntime | null;
  /** The credentials that the call may use, in the order of their choice. */
  credentials: StoredCredential[];
  /** The budgets of the key, its project, its workspace and the organization, from the narrowest. */
  budgets: AppliedBudget[];
};

/** Reads the records of a call. They are never older than the call. */
export type CallReader = (query: CallQuery) => Promise<CallRecords>;

const LARGEST_BATCH = 200;

type Row = Omit<CallRecords, "budgets"> & { i: number; budgets: AppliedBudgetRow[] };

/** The names of a call that needs only its key. */
export const NO_NAMES: CallNames = { project: null, projectByName: false, runtime: null };

/** Reads the records of several calls with one statement. Returns them in the order of the queries. */
export async function readCalls(engine: Pick<Engine, "run">, queries: CallQuery[]): Promise<CallRecords[]> {
  const wanted = queries.map((query, i) => ({ i, ...toWanted(query) }));
  const rows = await engine.run<Row>(FIND_CALLS, [JSON.stringify(wanted)]);
  return rows
    .sort((one, other) => one.i - other.i)
    .map((row) => ({ ...row, budgets: row.budgets.map(toAppliedBudget) }));
}

/**
 * Creates a reader that combines the calls of this process. Equal calls are read once, and one statement runs
 * at a time.
 */
export const createCallReader = (engine: Pick<Engine, "run">): CallReader =>
  coalesce((queries) => readCalls(engine, queries), {
    largest: LARGEST_BATCH,
    toText: (query) => JSON.stringify(query),
  });

function toWanted({ prefix, project, projectByName, runtime }: CallQuery) {
  const text = project === null ? null : toWellFormed(project);
  return {
    prefix,
    project: text,
    projectId: text !== null && isId(text) ? text : null,
    byName: projectByName,
    routes: runtime !== null,
    ...(runtime && toRuntimeColumns(runtime, runtime.kind)),
  };
}

function toRuntimeColumns(requested: RequestedRuntime, kind: RuntimeKind | null) {
  const reference = toRuntimeReference(requested, kind);
  const { names, model } = reference;
  return {
    provider: findProviderOfRequest(requested),
    ...reference,
    names: names.map(toWellFormed),
    model: model === null ? null : toWellFormed(model),
  };
}

/** Replaces lone surrogates and NUL characters, which PostgreSQL does not accept in a text. */
const toWellFormed = (text: string) => text.replace(/[\p{Cs}\0]/gu, "\ufffd");
