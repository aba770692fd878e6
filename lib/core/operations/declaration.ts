import type { z } from "zod";
import { AppError, invalidInput } from "@/lib/core/errors/errors";
import { plainMessage } from "@/lib/core/errors/plain-message";
import type { Allowed } from "./allowed";
import type { Context } from "./context";
import {
  authorize,
  type FoundTarget,
  type Permission,
  pickPermission,
  requirePermission,
} from "./permissions";

/** The parts of an operation that every combinator takes. */
export type Declaration<Input extends z.ZodType, Output extends z.ZodType, Row> = {
  /** The unique name, `area.verb`. It is the OpenAPI operationId and the action of the audit rows. */
  name: string;
  /** The title for people, without a full stop: "Rotate a key". */
  title: string;
  /**
   * The permission that the caller needs on the target. `null`: all members and keys of the organization may
   * run it.
   */
  permission: Permission | null;
  /**
   * A permission that some inputs need instead, such as one to write. Callers may have one of the two only.
   * Without `isNeeded` the target says which one it needs.
   */
  orPermission?: { name: Permission; isNeeded?: (input: z.output<Input>) => boolean };
  /** The sample inputs, by the audience that may run the operation with them. */
  allowed: Allowed<z.input<NoInfer<Input>>>;
  /**
   * Set when every caller with the permission on any resource gets an answer, which contains the objects for
   * `allowed` callers only.
   */
  filtered?: true;
  /** Set when the caller must be a person who entered their password, a code or a passkey in the last 10 minutes. */
  stepUp?: true;
  /** Returns the object that the permission is checked on. */
  target: (ctx: Context, input: z.output<Input>) => FoundTarget<Row> | Promise<FoundTarget<Row>>;
  input: Input;
  output: Output;
};

/**
 * Parses the input. First checks that the caller has the permission on any resource.
 * @throws INSUFFICIENT_SCOPE or FORBIDDEN when the caller does not have the permission.
 * @throws FORBIDDEN (`step_up`) when the operation needs a recent password entry.
 * @throws INVALID_REQUEST when the input does not match the schema.
 */
export function parseInput<Input extends z.ZodType>(
  {
    permission,
    orPermission,
    stepUp,
    input,
  }: Pick<Declaration<Input, z.ZodType, unknown>, "permission" | "orPermission" | "stepUp" | "input">,
  ctx: Context,
  raw: unknown,
): z.output<Input> {
  if (permission) requirePermission(ctx.actor, pickPermission(ctx.actor, permission, orPermission?.name));
  if (stepUp) requireStepUp(ctx);
  const parsed = input.safeParse(raw, { error: plainMessage });
  if (!parsed.success) throw invalidInput(parsed.error);
  const needed = toNeededPermission({ permission, orPermission }, parsed.data);
  if (needed) requirePermission(ctx.actor, needed);
  return parsed.data;
}

/**
 * Finds the target and checks the caller's permission on it. Returns the target's row.
 * @throws FORBIDDEN or NOT_FOUND when the caller does not have the permission on the target.
 */
export async function findTarget<Input extends z.ZodType, Row>(
  {
    target,
    ...permissions
  }: Pick<Declaration<Input, z.ZodType, Row>, "permission" | "orPermission" | "target">,
  ctx: Context,
  input: z.output<Input>,
): Promise<Row> {
  const found = await target(ctx, input);
  const needed = found.permission ?? toNeededPermission(permissions, input);
  if (needed) authorize(ctx.actor, needed, found);
  return found.row;
}

/** Returns the permission that an input needs, null when the target says which one. */
function toNeededPermission<Input extends z.ZodType>(
  { permission, orPermission }: Pick<Declaration<Input, z.ZodType, unknown>, "permission" | "orPermission">,
  input: z.output<Input>,
) {
  if (!orPermission) return permission;
  if (!orPermission.isNeeded) return null;
  return orPermission.isNeeded(input) ? orPermission.name : permission;
}

const STEP_UP_MS = 10 * 60 * 1000;

/**
 * Checks that the caller is a person who entered their password, a code or a passkey in the last 10 minutes. Keys never pass.
 * @throws FORBIDDEN (`step_up`) otherwise.
 */
function requireStepUp({ actor, now }: Context) {
  if (actor.kind !== "user") {
    throw new AppError("FORBIDDEN", { message: "Only a signed-in person can do this", reason: "step_up" });
  }
  const since = actor.session && now.getTime() - actor.session.reauthenticatedAt.getTime();
  if (since !== undefined && since <= STEP_UP_MS) return;
  throw new AppError("FORBIDDEN", { message: "Confirm your password first", reason: "step_up" });
}
