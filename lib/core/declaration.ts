import type { z } from "zod";
import type { Allowed } from "./allowed";
import type { Context } from "./context";
import { AppError, invalidInput } from "./errors";
import { authorize, type FoundTarget, type Permission, requirePermission } from "./permissions";
import { plainMessage } from "./validation-messages";

/** What an operation says about itself, whichever combinator creates it. */
export type Declaration<Input extends z.ZodType, Output extends z.ZodType, Row> = {
  /** `area.verb`, unique: the OpenAPI operationId, and the action of the audit rows. */
  name: string;
  /** A sentence without a full stop for people: "Rotate a key". */
  title: string;
  /** The permission that the target requires. `null`: every member and every key of the organization has it. */
  permission: Permission | null;
  /** Sample inputs by who may run the operation with them. */
  allowed: Allowed<z.input<NoInfer<Input>>>;
  /** Whether it answers every caller who holds the permission somewhere, but lists objects to `allowed` only. */
  filtered?: true;
  /** Whether the caller must be a person who entered their password in the last 10 minutes. */
  stepUp?: true;
  /** Returns the object that the permission is checked on. */
  target: (ctx: Context, input: z.output<Input>) => FoundTarget<Row> | Promise<FoundTarget<Row>>;
  input: Input;
  output: Output;
};

/**
 * Parses the input of a caller who holds the permission somewhere.
 * @throws INSUFFICIENT_SCOPE or FORBIDDEN when the caller holds the permission nowhere, or has to step up first.
 * @throws INVALID_REQUEST when the input does not match the schema.
 */
export function parseInput<Input extends z.ZodType>(
  {
    permission,
    stepUp,
    input,
  }: Pick<Declaration<Input, z.ZodType, unknown>, "permission" | "stepUp" | "input">,
  ctx: Context,
  raw: unknown,
): z.output<Input> {
  if (permission) requirePermission(ctx.actor, permission);
  if (stepUp) requireStepUp(ctx);
  const parsed = input.safeParse(raw, { error: plainMessage });
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}

/**
 * Finds the target and authorizes the caller on it.
 * @throws FORBIDDEN or NOT_FOUND when the caller does not hold the permission on the target.
 */
export async function findTarget<Input extends z.ZodType, Row>(
  { permission, target }: Pick<Declaration<Input, z.ZodType, Row>, "permission" | "target">,
  ctx: Context,
  input: z.output<Input>,
): Promise<Row> {
  const found = await target(ctx, input);
  if (permission) authorize(ctx.actor, permission, found);
  return found.row;
}

const STEP_UP_MS = 10 * 60 * 1000;

/**
 * Checks that a person acts whose session authenticated in the last 10 minutes. Keys never pass.
 * @throws FORBIDDEN (`step_up`) when it did not.
 */
function requireStepUp({ actor, now }: Context) {
  if (actor.kind !== "user") {
    throw new AppError("FORBIDDEN", { message: "Only a signed-in person can do this", reason: "step_up" });
  }
  const since = actor.session && now.getTime() - actor.session.reauthenticatedAt.getTime();
  if (since !== undefined && since <= STEP_UP_MS) return;
  throw new AppError("FORBIDDEN", { message: "Sign in again to confirm that it is you", reason: "step_up" });
}
