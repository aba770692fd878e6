import { AppError } from "./errors";

/** The most transactions of one organization that a process runs at a time. */
const MOST_RUNNING = 3;
/** The most that wait for one of them to end. */
const MOST_WAITING = 200;

type Slots = { running: number; waiting: (() => void)[] };

const slots = new Map<string, Slots>();

/**
 * Runs a transaction of an organization when fewer than 3 others of it run in this process. Each holds a connection,
 * often while it waits for another one of its organization, so more would only keep connections from others.
 * @throws UNAVAILABLE (`busy`) when 200 others wait.
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
