import type { z } from "zod";
import { appendAudit } from "./audit-trail";
import type { Context } from "./context";
import { AppError } from "./errors";
import { type Replay, replaying } from "./idempotency";
import { authorize, type Found, type Permission, refuseWithout } from "./permissions";
import { plainMessage } from "./validation-messages";

type Definition<Input extends z.ZodType, Output extends z.ZodType, Row> = {
  /** Asked for at the place. `null`: open to everybody with standing in the organization. */
  permission: Permission | null;
  place: (ctx: Context, input: z.output<Input>) => Found<Row> | Promise<Found<Row>>;
  input: Input;
  output: Output;
  run: (ctx: Context, input: z.output<Input>, row: Row) => Promise<z.output<Output>>;
};

type CommandDefinition<Input extends z.ZodType, Output extends z.ZodType, Row> = Definition<
  Input,
  Output,
  Row
> & {
  /** The action of its audit rows. */
  audit: string;
  /** For what creates: how a repeated Idempotency-Key is answered, from the record that was made. */
  replay?: Replay<z.output<Output>>;
};

/** Everything that the product can do is one of these. Doors carry a context to `execute` and nothing else. */
export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  kind: "query" | "command";
  permission: Permission | null;
  input: Input;
  output: Output;
  audit: string | null;
  /** Whether it makes something new. */
  creates: boolean;
  /** Takes input in its JSON form, answers output in its JSON form. Throws AppError for what is expected. */
  execute: (ctx: Context, input: unknown) => Promise<z.input<Output>>;
};

/** An operation that reads. */
export function query<Input extends z.ZodType, Output extends z.ZodType, Row>(
  definition: Definition<Input, Output, Row>,
): Operation<Input, Output> {
  return {
    ...head(definition),
    kind: "query",
    audit: null,
    creates: false,
    execute: async (ctx, raw) => {
      const input = admit(definition, ctx, raw);
      const row = await locate(definition, ctx, input);
      return definition.output.encode(await definition.run(ctx, input, row));
    },
  };
}

/** An operation that changes: in one transaction with its audit rows, or not at all. */
export function command<Input extends z.ZodType, Output extends z.ZodType, Row>(
  definition: CommandDefinition<Input, Output, Row>,
): Operation<Input, Output> {
  return {
    ...head(definition),
    kind: "command",
    audit: definition.audit,
    creates: definition.replay !== undefined,
    execute: async (outer, raw) => {
      const input = admit(definition, outer, raw);
      return outer.db.transaction(async (db) => {
        const ctx: Context = { ...outer, db, changes: [] };
        const row = await locate(definition, ctx, input);
        const result = await replaying(ctx, definition.replay, raw, () => definition.run(ctx, input, row));
        await appendAudit(ctx, definition.audit, ctx.changes);
        return definition.output.encode(result);
      });
    },
  };
}

const head = <Input extends z.ZodType, Output extends z.ZodType>({
  permission,
  input,
  output,
}: Pick<Definition<Input, Output, unknown>, "permission" | "input" | "output">) => ({
  permission,
  input,
  output,
});

function admit<Input extends z.ZodType>(
  { permission, input }: { permission: Permission | null; input: Input },
  ctx: Context,
  raw: unknown,
): z.output<Input> {
  if (permission) refuseWithout(ctx.actor, permission);
  const parsed = input.safeParse(raw, { error: plainMessage });
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}

async function locate<Input extends z.ZodType, Row>(
  { permission, place }: Definition<Input, z.ZodType, Row>,
  ctx: Context,
  input: z.output<Input>,
): Promise<Row> {
  const found = await place(ctx, input);
  if (permission) authorize(ctx.actor, permission, found);
  return found.row;
}

/** What a schema says of bad input, each problem at its path. */
export function invalidInput(error: z.ZodError): AppError {
  const fields = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "Unknown field" }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
  return new AppError("INVALID_REQUEST", {
    message: fields[0]?.message,
    reason: "validation",
    param: fields[0]?.path || null,
    fields,
  });
}
