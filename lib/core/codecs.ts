import { z } from "zod";

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

export const uuid = z.guid({ error: "This is not an id" }).toLowerCase();

/** A name for people: trimmed and one line. */
export const label = z
  .string()
  .trim()
  .min(1, "Enter a name")
  .max(100, "At most 100 characters")
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "A name is one line without control characters");

/** The version that the caller read. An edit with another version than the current one is refused. */
export const version = z.int().min(1).max(2_147_483_647).optional();
