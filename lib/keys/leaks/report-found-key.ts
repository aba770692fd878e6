import { z } from "zod";
import { parseSecret } from "@/lib/access/key-secret";
import { admitTry, toReportSubjects } from "@/lib/auth/throttle";
import type { RequestFacts } from "@/lib/core/context";
import { invalidInput } from "@/lib/core/errors";
import type { Services } from "@/lib/core/services";
import { reportLeaks } from "./report-leaks";

const foundInput = z.object({
  key: z
    .string()
    .trim()
    .refine(
      (text) => parseSecret(text) !== null,
      "This is no key of Keystead. A whole one starts with sk_live_ and has 56 characters",
    ),
  location: z
    .string()
    .trim()
    .max(500, "At most 500 characters")
    .regex(/^\P{Cc}*$/u, "Use one line")
    .transform((text) => text || null)
    .default(null),
});

/**
 * Takes a key that somebody found, who need not be signed in. Whoever reports learns nothing: the answer to a key
 * that exists is that to one that does not. Throws INVALID_REQUEST, and RATE_LIMIT (`report`).
 */
export async function reportFoundKey(services: Services, raw: unknown, request: RequestFacts) {
  const input = foundInput.safeParse(raw);
  if (!input.success) throw invalidInput(input.error);
  const { key: secret, location } = input.data;
  await admitTry(services.engine.db, toReportSubjects(request.ip), "report");
  await reportLeaks(services, [{ secret, source: "page", location }], request);
}
