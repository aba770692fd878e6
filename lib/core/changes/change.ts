/**
 * A change of one record. `before` has its visible fields before the change, null for a creation. `after` has
 * those after the change, null for a deletion.
 */
export type Change = {
  /** `key:<id>`, `project:<id>`, … */
  subject: string;
  name: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
