import { randomUUID } from "node:crypto";
import { and, eq, isNull, lte, notInArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deliveries, type StoredAttempt, webhooks, workflows } from "@/db/schema";
import { KEPT_ATTEMPTS, MOST_TRIES } from "./retry";

/** A delivery that this process sends. Only the holder of `claim` records its result. */
export type Claimed = Pick<
  typeof deliveries.$inferSelect,
  "id" | "organizationId" | "recipient" | "type" | "body" | "sealedLink" | "tries"
> & {
  /** The id of the workflow or webhook, or `email`. */
  targetId: string;
  /** The target of a signed request, null for an e-mail. */
  target: { url: string; sealedSecret: string; sealedPrevious: string | null } | null;
  attempts: StoredAttempt[];
  claim: string;
};

/** The most deliveries that a process sends at the same time: together, to one target, of one organization. */
const MOST = { together: 32, ofTarget: 4, ofOrganization: 12 };

/**
 * The time after which another process repeats an attempt without a result, as its process must have ended. It is
 * longer than an attempt.
 */
const LEASE_MS = 60_000;

const INTERRUPTED = "The server stopped during this attempt";

const targetId = sql<string>`coalesce(${deliveries.workflowId}::text, ${deliveries.webhookId}::text, 'email')`;

const columns = {
  id: deliveries.id,
  organizationId: deliveries.organizationId,
  recipient: deliveries.recipient,
  type: deliveries.type,
  body: deliveries.body,
  sealedLink: deliveries.sealedLink,
  tries: deliveries.tries,
  attempts: deliveries.attempts,
  status: deliveries.status,
  dueAt: deliveries.dueAt,
  targetId,
  url: sql<string | null>`coalesce(${workflows.targetUrl}, ${webhooks.url})`,
  sealedSecret: sql<string | null>`coalesce(${workflows.sealedSecret}, ${webhooks.sealedSecret})`,
  sealedPrevious: sql<string | null>`case
    when ${workflows.previousUntil} > now() then ${workflows.sealedPrevious}
    when ${webhooks.previousUntil} > now() then ${webhooks.sealedPrevious} end`,
};

/** The deliveries that a process sends now. Each has a target and an organization. */
export type Running = Iterable<Pick<Claimed, "targetId" | "organizationId">>;

/**
 * Claims due deliveries, oldest first, as far as their targets and organizations have room besides the running ones.
 * Returns an empty list when none are due or there is no room. An earlier attempt without a result is kept as an
 * interrupted one. When it was the last attempt, the delivery has failed.
 */
export async function claimDeliveries(outer: Database, running: Running): Promise<Claimed[]> {
  const room = measureRoom(running);
  if (room.together() === 0) return [];
  const { claimed, failed } = await outer.transaction(async (db) => {
    const due = await db
      .select(columns)
      .from(deliveries)
      .leftJoin(workflows, eq(workflows.id, deliveries.workflowId))
      .leftJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
      .where(
        and(
          isNull(deliveries.finishedAt),
          lte(deliveries.dueAt, sql`now()`),
          notInArray(targetId, room.fullTargets()),
          notInArray(deliveries.organizationId, room.fullOrganizations()),
        ),
      )
      .orderBy(deliveries.dueAt, deliveries.id)
      .limit(room.together())
      .for("update", { of: deliveries, skipLocked: true });
    const isUsedUp = ({ status, tries }: Due) => status === "delivering" && tries >= MOST_TRIES;
    const failed = due.filter(isUsedUp);
    for (const delivery of failed) {
      const end = { status: "failed" as const, claim: null, sealedLink: null, finishedAt: sql`now()` };
      await db
        .update(deliveries)
        .set({ ...end, attempts: listAttempts(delivery) })
        .where(eq(deliveries.id, delivery.id));
    }
    const claimed = due.filter((delivery) => !isUsedUp(delivery) && room.take(delivery)).map(toClaimed);
    for (const { id, claim, tries, attempts } of claimed) {
      const dueAt = sql`now() + ${LEASE_MS} * interval '1 millisecond'`;
      await db
        .update(deliveries)
        .set({ status: "delivering", claim, tries, attempts, dueAt })
        .where(eq(deliveries.id, id));
    }
    return { claimed, failed };
  });
  return claimed.length === 0 && failed.length > 0 ? claimDeliveries(outer, running) : claimed;
}

type Due = Omit<Claimed, "target" | "claim"> & {
  status: (typeof deliveries.$inferSelect)["status"];
  dueAt: Date;
  url: string | null;
  sealedSecret: string | null;
  sealedPrevious: string | null;
};

/** Returns the attempts of a due delivery, with the one that has no result. */
function listAttempts({ status, dueAt, attempts }: Due): StoredAttempt[] {
  if (status !== "delivering") return attempts;
  const at = new Date(dueAt.getTime() - LEASE_MS).toISOString();
  return [...attempts, { at, status: null, durationMs: null, error: INTERRUPTED }].slice(-KEPT_ATTEMPTS);
}

function toClaimed(due: Due): Claimed {
  const { url, sealedSecret, sealedPrevious, status: _, dueAt: __, ...delivery } = due;
  return {
    ...delivery,
    target: url !== null && sealedSecret !== null ? { url, sealedSecret, sealedPrevious } : null,
    tries: delivery.tries + 1,
    attempts: listAttempts(due),
    claim: randomUUID(),
  };
}

/** Counts the running deliveries against the limits. `take` adds one when there is room for it. */
function measureRoom(running: Running) {
  const counts = {
    together: 0,
    targets: new Map<string, number>(),
    organizations: new Map<string, number>(),
  };
  const add = (delivery: Pick<Claimed, "targetId" | "organizationId">) => {
    counts.together += 1;
    increment(counts.targets, delivery.targetId);
    increment(counts.organizations, delivery.organizationId);
  };
  for (const delivery of running) add(delivery);
  return {
    together: () => MOST.together - counts.together,
    fullTargets: () => listFull(counts.targets, MOST.ofTarget),
    fullOrganizations: () => listFull(counts.organizations, MOST.ofOrganization),
    take: (delivery: Pick<Claimed, "targetId" | "organizationId">) => {
      const isFull =
        (counts.targets.get(delivery.targetId) ?? 0) >= MOST.ofTarget ||
        (counts.organizations.get(delivery.organizationId) ?? 0) >= MOST.ofOrganization;
      if (!isFull) add(delivery);
      return !isFull;
    },
  };
}

const increment = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

const listFull = (counts: Map<string, number>, most: number) =>
  [...counts].filter(([, count]) => count >= most).map(([key]) => key);
