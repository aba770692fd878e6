import { AppError } from "@/lib/core/errors/errors";

/** The most transactions of one organization that a process runs at the same time. */
const MOST_RUNNING = 3;
/** The most transactions of one organization that may wait. */
const MOST_WAITING = 200;

type Slots = { running: number; waiting: (() => void)[] };

const slots = new Map<string, Slots>();

/**
 * Runs a transaction of an organization when fewer than 3 others of it run in this process, else waits. Each
 * one holds a connection, often while it waits for a lock of another one, so more would only take connections
 * from other organizations.
 * @throws UNAVAILABLE (`busy`) when 200 transactions wait.
 */
export async function withCommandSlot<Result>(
  organizationId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const own = slots.get(organizationId) ?? { running: 0, waiting: [] };
  slots.set(organizationId, own);
  if (own.running >= MOST_RUNNING) await waitForSlot(own);
  else own.running += 1;
  try {
    return await work();
  } finally {
    const next = own.waiting.shift();
    if (next) next();
    else own.running -= 1;
    if (own.running === 0) slots.delete(organizationId);
  }
}

function waitForSlot({ waiting }: Slots): Promise<void> {
  if (waiting.length >= MOST_WAITING) {
    throw new AppError("UNAVAILABLE", {
      message: "Too many changes of this organization at once. Try again",
      reason: "busy",
      headers: { "Retry-After": "1" },
    });
  }
  return new Promise((resolve) => waiting.push(resolve));
}
