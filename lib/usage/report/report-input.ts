import { z } from "zod";
import { daysInput } from "@/lib/usage/days";
import { DIMENSIONS } from "./dimensions";

export const TIMES = ["day", "hour"] as const;
const GROUPS = [...TIMES, ...DIMENSIONS] as const;
export type Group = (typeof GROUPS)[number];

/** Returns whether a group is a time. */
export const isTime = (group: Group) => group === "day" || group === "hour";

const ids = z.array(z.guid()).min(1).max(100).optional();
const texts = z.array(z.string().trim().max(200)).min(1).max(100).optional();

/** The range, the groups and the filters of a report. Lists mean any of their values. */
export const reportInput = z.object({
  ...daysInput,
  groupBy: z
    .array(z.enum(GROUPS))
    .max(GROUPS.length)
    .default(["day"])
    .meta({ description: "Any of day, hour, key, project, runtime, provider, model, credential, tag" }),
  keyId: ids,
  projectId: z.array(z.string().max(100)).min(1).max(100).optional(),
  runtimeId: ids,
  credentialId: ids,
  provider: texts,
  model: texts,
});

/** A report with the size and the cursor of its page. */
export type ReportInput = z.output<typeof reportInput> & { limit: number; cursor?: string | undefined };
