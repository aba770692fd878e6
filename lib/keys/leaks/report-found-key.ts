import { z } from "zod";
import { parseSecret } from "@/lib/access/key-secret";
import { admitTry, toReportSubjects } from "@/lib/auth/throttle";
import { invalidInput } from "@/lib/core/errors/errors";
import type { RequestFacts } from "@/lib/core/operations/context";
import type { Services } from "@/lib/core/operations/services";
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
 * Reports a key that a visitor found. It needs no sign-in. It returns nothing, so that it does not reveal
 * whether the key exists.
 * @throws INVALID_REQUEST when the input is invalid.
 * @throws RATE_LIMIT (`report`) after too many reports.
 */
export async function reportFoundKey(services: Services, raw: unknown, request: RequestFacts) {
  const input = foundInput.safeParse(raw);
  if (!input.success) throw invalidInput(input.error);
  const { key: secret, location } = input.data;
  await admitTry(services.engine.db, toReportSubjects(request.ip), "report");
  await reportLeaks(services, [{ secret, source: "page", location }], request);
}
