import { z } from "zod";
import { findNameProblem } from "./find-name-problem";
import { looksLikeSecret } from "./key-shape";

// The pages' Content-Security-Policy forbids generated code, which zod uses by default.
if (typeof window !== "undefined") z.config({ jitless: true });

/** A time: a Date in code, ISO 8601 in UTC with milliseconds in JSON. */
export const time = z
  .codec(
    z.iso.datetime({ offset: true, error: "Use an ISO 8601 time such as 2027-01-20T09:41:00Z" }),
    z.date(),
    {
      decode: (text) => new Date(text),
      encode: (date) => date.toISOString(),
    },
  )
  .meta({ description: "ISO 8601, UTC, milliseconds" });

const hasNoSecret = (text: string) => !looksLikeSecret(text);

/** The schema of a text that people write. It refuses a whole API key, since texts are stored and shown. */
export const text = (most: number) =>
  z.string().trim().max(most, `At most ${most} characters`).refine(hasNoSecret, "Contains an API key");

/**
 * The schema of a name: one line of visible characters, normalized to NFC, so that equal names compare as
 * equal.
 */
export const label = text(100)
  .normalize("NFC")
  .min(1, "Enter a name")
  .superRefine((name, ctx) => {
    const problem = name === "" ? null : findNameProblem(name);
    if (problem) ctx.addIssue({ code: "custom", message: problem });
  });

/** The schema of a tag. Lists drop blank ones. */
export const tag = text(50)
  .normalize("NFC")
  .regex(/^[^,\p{Cc}]*$/u, "Contains a comma or an invisible character");

/** The schema of a list of tags. Blank and repeated ones are dropped. */
export const tags = z
  .array(tag)
  .max(20, "At most 20 tags")
  .overwrite((list) => [...new Set(list)].filter((one) => one !== ""));

/** The version that the caller read. An edit fails when the current version is another one. */
export const version = z.int().min(1).max(2_147_483_647).optional();
