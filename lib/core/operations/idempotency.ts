import { createHash } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import { idempotency } from "@/db/schema";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "./context";

export type Replay<Output> = {
  /** Returns the id of the created record. */
  recordOf: (result: Output) => string;
  /** Returns the answer to a repeated request. It contains no secrets. */
  answer: (ctx: Context, recordId: string) => Promise<Output>;
};

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Runs `run` once for each caller, route and Idempotency-Key. Later requests are answered from the created
 * record. The idempotency row is inserted first, in the same transaction, so that a parallel request waits.
 * @throws IDEMPOTENCY_MISMATCH when the Idempotency-Key was used with another input.
 */
export async function runOnce<Output>(
  ctx: Context,
  replay: Replay<Output> | undefined,
  input: unknown,
  run: () => Promise<Output>,
): Promise<Output> {
  const asked = ctx.request.idempotency;
  if (!replay || !asked || ctx.actor.kind === "system") return run();
  const entry = { callerId: ctx.actor.id, route: asked.route, idempotencyKey: asked.key };
  const same = and(
    eq(idempotency.callerId, entry.callerId),
    eq(idempotency.route, entry.route),
    eq(idempotency.idempotencyKey, entry.idempotencyKey),
  );
  const requestHash = createHash("sha256").update(toCanonicalJson(input)).digest();
  await ctx.db.delete(idempotency).where(and(same, lt(idempotency.expiresAt, ctx.now)));
  const claimed = await ctx.db
    .insert(idempotency)
    .values({
      ...entry,
      organizationId: ctx.organizationId,
      requestHash,
      expiresAt: new Date(ctx.now.getTime() + KEPT_MS),
    })
    .onConflictDoNothing()
    .returning({ route: idempotency.route });
  if (claimed.length === 0) return repeat(ctx, replay, same, requestHash);
  const result = await run();
  await ctx.db
    .update(idempotency)
    .set({ recordId: replay.recordOf(result) })
    .where(same);
  return result;
}

/** Returns JSON with sorted fields. */
const toCanonicalJson = (input: unknown) =>
  JSON.stringify(input, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

async function repeat<Output>(
  ctx: Context,
  replay: Replay<Output>,
  same: ReturnType<typeof and>,
  requestHash: Buffer,
): Promise<Output> {
  const [first] = await ctx.db
    .select({ requestHash: idempotency.requestHash, recordId: idempotency.recordId })
    .from(idempotency)
    .where(same);
  if (!first?.recordId || !first.requestHash.equals(requestHash)) throw new AppError("IDEMPOTENCY_MISMATCH");
  return replay.answer(ctx, first.recordId);
}
