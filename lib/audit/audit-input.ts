import { z } from "zod";
import { time } from "@/lib/core/input/codecs";

/** The filters of audit entries. */
export const auditFilters = z.object({
  /** The stored form of an actor: `user:<id>`, `key:<id>` or `system`. */
  actor: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  /** One subject: `key:<id>`, `member:<id>`, … */
  subject: z.string().max(200).optional(),
  /** All subjects of a kind: `key`, `member`, … */
  kind: z
    .string()
    .regex(/^[a-z_]{1,50}$/, "Use a kind of subject such as key")
    .optional(),
  from: time.optional(),
  to: time.optional(),
});

export const EXPORT_FORMATS = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
