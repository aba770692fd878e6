import { z } from "zod";
import type { Context } from "@/lib/core/operations/context";
import type { Operation } from "@/lib/core/operations/operation";
import { createPersonContext, type PersonName } from "./people";

/** An operation that a person ran some days ago. `makes` is the name of the new resource for later steps. */
export type Step = {
  daysAgo: number;
  by: PersonName;
  operation: Operation;
  input: (idOf: (name: string) => string) => Record<string, unknown>;
  makes?: string;
};

/** The ids of created resources and the secrets of created keys, by name. */
export type Made = { ids: Map<string, string>; secrets: Map<string, string> };

export const DAY_MS = 24 * 60 * 60 * 1000;

const newKey = z.object({ key: z.object({ id: z.string() }), secret: z.string() });
const newThing = z.object({ id: z.string() });

/** Runs the operations of the steps, the oldest first, each at its own time. Adds their results to `made`. */
export async function tell(base: Context, steps: Step[], now: Date, made: Made): Promise<void> {
  const getId = (name: string) => {
    const id = made.ids.get(name);
    if (id === undefined) throw new Error(`The demo has not made ${name} yet`);
    return id;
  };
  for (const { daysAgo, by, operation, input, makes } of steps.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const ctx = createPersonContext(base, by, new Date(now.getTime() - daysAgo * DAY_MS), getId);
    const result: unknown = await operation.execute(ctx, input(getId));
    if (makes !== undefined) keep(made, makes, result);
  }
}

function keep({ ids, secrets }: Made, name: string, result: unknown) {
  const key = newKey.safeParse(result);
  if (key.success) secrets.set(name, key.data.secret);
  ids.set(name, key.success ? key.data.key.id : newThing.parse(result).id);
}
