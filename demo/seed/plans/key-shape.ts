import type { Operation } from "@/lib/core/operations/operation";
import type { PersonName } from "./people";

/** A key of the demo and its later changes. */
export type KeyPlan = {
  name: string;
  /** The project that owns the key. Without it, the key is an organization key for `projects` or for all. */
  project?: string;
  projects?: string[];
  by: PersonName;
  daysAgo: number;
  scopes: string[];
  /** The other policy fields of the operation's input. */
  policy?: Record<string, unknown>;
  later?: {
    daysAgo: number;
    by: PersonName;
    operation: Operation;
    input?: Record<string, unknown>;
  }[];
};
