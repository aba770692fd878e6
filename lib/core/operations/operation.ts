import type { z } from "zod";
import { appendAudit } from "@/lib/core/changes/audit-trail";
import { writeEvents } from "@/lib/core/events/write-events";
import type { Allowed } from "./allowed";
import { withCommandSlot } from "./command-slots";
import type { Context } from "./context";
import { type Declaration, findTarget, parseInput } from "./declaration";
import { type Replay, runOnce } from "./idempotency";
import type { Permission } from "./permissions";

/**
 * Everything that the product can do is an operation. Adapters (server actions, HTTP routes, the demo seed,
 * tests) build a context and call `execute`. They contain no rules.
 */
export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  name: string;
  title: string;
  kind: "query" | "command" | "effect";
  permission: Permission | null;
  orPermission: Permission | null;
  allowed: Allowed<z.input<Input>>;
  filtered: boolean;
  stepUp: boolean;
  input: Input;
  output: Output;
  /** True when it creates a record. Routes then answer 201 and accept an Idempotency-Key. */
  creates: boolean;
  /**
   * Runs the operation. Input and output are in JSON form.
   * @throws AppError for every expected error.
   */
  execute: (ctx: Context, input: unknown) => Promise<z.input<Output>>;
};

type Runnable<Input extends z.ZodType, Output extends z.ZodType, Row> = Declaration<Input, Output, Row> & {
  run: (ctx: Context, input: z.output<Input>, row: Row) => Promise<z.output<Output>>;
};

type Creating<Output extends z.ZodType> = {
  /** For operations that create: answers a repeated Idempotency-Key from the created record. */
  replay?: Replay<z.output<Output>>;
};

/** Creates an operation that reads. */
export function query<Input extends z.ZodType, Output extends z.ZodType, Row>(
  definition: Runnable<Input, Output, Row>,
): Operation<Input, Output> {
  return toOperation(definition, "query", false, withoutTransaction(definition));
}

/**
 * Creates an operation that only maps the input and the output of another one, for a contract with its own
 * names. The other operation opens its own transactions.
 */
export function adapter<Input extends z.ZodType, Output extends z.ZodType, Row>(
  definition: Runnable<Input, Output, Row>,
): Operation<Input, Output> {
  return toOperation(definition, "effect", false, withoutTransaction(definition));
}

const withoutTransaction =
  <Input extends z.ZodType, Output extends z.ZodType, Row>(
    definition: Runnable<Input, Output, Row>,
  ): Operation<Input, Output>["execute"] =>
  async (ctx, raw) => {
    const input = parseInput(definition, ctx, raw);
    const row = await findTarget(definition, ctx, input);
    return definition.output.encode(await definition.run(ctx, input, row));
  };

/**
 * Creates an operation that writes. Its changes and audit rows are written in one transaction. Commands that it
 * executes with its context write in the same transaction.
 */
export function command<Input extends z.ZodType, Output extends z.ZodType, Row>(
  definition: Runnable<Input, Output, Row> & Creating<Output>,
): Operation<Input, Output> {
  const { name, replay, output } = definition;
  return toOperation(definition, "command", replay !== undefined, async (outer, raw) => {
    const input = parseInput(definition, outer, replay ? withoutNulls(raw) : raw);
    return inTransaction(outer, name, async (ctx) => {
      const row = await findTarget(definition, ctx, input);
      // The outer command has claimed the Idempotency-Key.
      const once = outer.transaction ? undefined : replay;
      return output.encode(await runOnce(ctx, once, raw, () => definition.run(ctx, input, row)));
    });
  });
}

/** Removes null fields. A creation has nothing to reset, so null means the default. */
const withoutNulls = (raw: unknown): unknown =>
  typeof raw === "object" && raw !== null
    ? Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null))
    : raw;

type Effect<Input extends z.ZodType, Output extends z.ZodType, Row, Claim, Result> = Declaration<
  Input,
  Output,
  Row
> & {
  /** Reads what the call needs, and writes what must persist if the process ends during the call. */
  claim: (ctx: Context, input: z.output<Input>, row: Row) => Promise<Claim>;
  /** Makes the outside call, without a transaction. It gets no `db`, so that it cannot hold a connection. */
  call: (ctx: Omit<Context, "db" | "changes">, claim: Claim, input: z.output<Input>) => Promise<Result>;
  /**
   * Writes the result. The target is loaded and authorized again, since both may have changed during the
   * call.
   */
  record: (
    ctx: Context,
    result: Result,
    claim: Claim,
    row: Row,
    input: z.output<Input>,
  ) => Promise<z.output<Output>>;
};

/**
 * Creates an operation that calls something outside of the database, such as a provider. It runs `claim` in a
 * transaction, `call` without one, and `record` in a second transaction. Both transactions write audit rows.
 * When `call` fails, the writes of `claim` stay and `record` does not run.
 */
export function effect<Input extends z.ZodType, Output extends z.ZodType, Row, Claim, Result>(
  definition: Effect<Input, Output, Row, Claim, Result>,
): Operation<Input, Output> {
  const { name, output, claim, call, record } = definition;
  return toOperation(definition, "effect", false, async (outer, raw) => {
    const input = parseInput(definition, outer, raw);
    const claimed = await inTransaction(outer, name, async (ctx) =>
      claim(ctx, input, await findTarget(definition, ctx, input)),
    );
    const { db: _db, changes: _changes, ...detached } = outer;
    const result = await call(detached, claimed, input);
    return inTransaction(outer, name, async (ctx) => {
      const row = await findTarget(definition, ctx, input);
      return output.encode(await record(ctx, result, claimed, row, input));
    });
  });
}

async function inTransaction<Result>(
  outer: Context,
  action: string,
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  const { transaction } = outer;
  if (transaction) {
    const ctx: Context = { ...outer, changes: [] };
    const result = await work(ctx);
    transaction.audits.push({ action, changes: ctx.changes });
    return result;
  }
  return withCommandSlot(outer.organizationId, () =>
    outer.db.transaction(async (db) => {
      const ctx: Context = { ...outer, db, changes: [], transaction: { audits: [], events: [] } };
      const result = await work(ctx);
      await writeEvents(ctx, ctx.transaction?.events ?? []);
      // At the end, since they lock the head of the chain: commands that lock other rows later could deadlock.
      for (const audit of [...(ctx.transaction?.audits ?? []), { action, changes: ctx.changes }]) {
        await appendAudit(ctx, audit.action, audit.changes);
      }
      return result;
    }),
  );
}

const toOperation = <Input extends z.ZodType, Output extends z.ZodType>(
  declaration: Declaration<Input, Output, unknown>,
  kind: Operation["kind"],
  creates: boolean,
  execute: Operation<Input, Output>["execute"],
): Operation<Input, Output> => {
  const { name, title, permission, orPermission, allowed, input, output } = declaration;
  const { filtered = false, stepUp = false } = declaration;
  return {
    ...{ name, title, permission, orPermission: orPermission?.name ?? null, allowed, filtered, stepUp },
    ...{ input, output, kind, creates, execute },
  };
};
