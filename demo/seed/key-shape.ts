import type { Operation } from "@/lib/core/operation";
import type { PersonName } from "./people";

/** A key of the demo, and what happens to it later. */
export type KeyPlan = {
  name: string;
  /** Without one it is the organization's, for `projects` or for all. */
  project?: string;
  projects?: string[];
  by: PersonName;
  daysAgo: number;
  scopes: string[];
  /** The rest of its policy, as the operation takes it. */
  policy?: Record<string, unknown>;
  later?: {
    daysAgo: number;
    by: PersonName;
    operation: Operation;
    input?: Record<string, unknown>;
  }[];
};
