import type { z } from "zod";
import { appendAudit } from "./audit-trail";
import type { Context } from "./context";
import { AppError } from "./errors";
import { type Replay, runOnce } from "./idempotency";
import { authorize, type FoundTarget, type Permission, requirePermission } from "./permissions";
import { plainMessage } from "./validation-messages";

type Definition<Input extends z.ZodType, Output extends z.ZodType, Row> = {
  /** `area.verb`, unique: the OpenAPI operationId, and the action of a command's audit rows. */
  name: string;
  /** What it does, as a person reads it: "Rotate a key". */
  title: string;
  /** Asked for at the place. `null`: open to everybody with standing in the organization. */
  permission: Permission | null;
  target: (ctx: Context, input: z.output<Input>) => FoundTarget<Row> | Promise<FoundTarget<Row>>;
  input: Input;
  output: Output;
  run: (ctx: Context, input: z.output<Input>, row: Row) => Promise<z.output<Output>>;
};

type CommandDefinition<Input extends z.ZodType, Output extends z.ZodType, Row> = Definition<
  Input,
  Output,
  Row
> & {
  /** For what creates: how a repeated Idempotency-Key is answered, from the record that was made. */
  replay?: Replay<z.output<Output>>;
};

/** Everything that the product can do is one of these. Doors carry a context to `execute` and nothing else. */
export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  name: string;
  title: string;
  kind: "query" | "command";
  permission: Permission | null;
  input: Input;
  output: Output;
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
    ...pickDeclaration(definition),
    kind: "query",
    creates: false,
    execute: async (ctx, raw) => {
      const input = parseInput(definition, ctx, raw);
      const row = await findTarget(definition, ctx, input);
      return definition.output.encode(await definition.run(ctx, input, row));
    },
  };
}

/** An operation that changes: in one transaction with its audit rows, or not at all. */
export function command<Input extends z.ZodType, Output extends z.ZodType, Row>(
  definition: CommandDefinition<Input, Output, Row>,
): Operation<Input, Output> {
  return {
    ...pickDeclaration(definition),
    kind: "command",
    creates: definition.replay !== undefined,
    execute: async (outer, raw) => {
      const input = parseInput(definition, outer, raw);
      return outer.db.transaction(async (db) => {
        const ctx: Context = { ...outer, db, changes: [] };
        const row = await findTarget(definition, ctx, input);
        const result = await runOnce(ctx, definition.replay, raw, () => definition.run(ctx, input, row));
        await appendAudit(ctx, definition.name, ctx.changes);
        return definition.output.encode(result);
      });
    },
  };
}

const pickDeclaration = <Input extends z.ZodType, Output extends z.ZodType>({
  name,
  title,
  permission,
  input,
  output,
}: Pick<Definition<Input, Output, unknown>, "name" | "title" | "permission" | "input" | "output">) => ({
  name,
  title,
  permission,
  input,
  output,
});

function parseInput<Input extends z.ZodType>(
  { permission, input }: { permission: Permission | null; input: Input },
  ctx: Context,
  raw: unknown,
): z.output<Input> {
  if (permission) requirePermission(ctx.actor, permission);
  const parsed = input.safeParse(raw, { error: plainMessage });
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}

async function findTarget<Input extends z.ZodType, Row>(
  { permission, target }: Definition<Input, z.ZodType, Row>,
  ctx: Context,
  input: z.output<Input>,
): Promise<Row> {
  const found = await target(ctx, input);
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
