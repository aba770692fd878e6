import { z } from "zod";
import { looksLikeSecret } from "./key-shape";
import { findNameProblem } from "./name-rules";

// Pages forbid generated code by their Content-Security-Policy, and zod generates some unless told not to.
if (typeof window !== "undefined") z.config({ jitless: true });

/** A time: a Date in code, ISO 8601 UTC with milliseconds in JSON. */
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

/** Text that people write. A whole API key in it is refused, since it would be stored and shown. */
export const text = (most: number) =>
  z.string().trim().max(most, `At most ${most} characters`).refine(hasNoSecret, "Contains an API key");

/** A name for people: one line of visible characters, in the composed form (NFC), so that equal names are equal. */
export const label = text(100)
  .normalize("NFC")
  .min(1, "Enter a name")
  .superRefine((name, ctx) => {
    const problem = name === "" ? null : findNameProblem(name);
    if (problem) ctx.addIssue({ code: "custom", message: problem });
  });

/** The version that the caller read. An edit with another version than the current one is refused. */
export const version = z.int().min(1).max(2_147_483_647).optional();
