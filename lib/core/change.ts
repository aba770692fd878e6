/** A change of one record: its visible fields before (null when created) and after (null when deleted). */
export type Change = {
  /** `key:<id>`, `project:<id>`, … */
  subject: string;
  name: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
