import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError, invalidInput } from "@/lib/core/errors/errors";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { parseJsonBody, readBodyBytes } from "@/lib/core/input/body";
import type { RequestFacts } from "@/lib/core/operations/context";
import type { Services } from "@/lib/core/operations/services";
import { isSignedBy, type PublicKeys } from "@/lib/crypto/signatures";
import { reportLeaks } from "./report-leaks";

const BODY_BYTES = 1024 * 1024;
const MOST_TOKENS = 100;

/** A report of GitHub's secret scanning. Unknown fields are ignored. */
export const partnerInput = z
  .array(
    z.object({
      token: z.string().max(10_000),
      type: z.string().max(200),
      url: z.string().max(2_000).nullish(),
      source: z.string().max(200).nullish(),
    }),
  )
  .max(MOST_TOKENS, `At most ${MOST_TOKENS} tokens`);

/**
 * The answer for each token: `true_positive` for a live key secret. It contains the token's hash, never the
 * token.
 */
export const partnerOutput = z.array(
  z.object({
    token_hash: z.string().meta({ description: "SHA-256 of the token, in hex" }),
    token_type: z.string(),
    label: z.enum(["true_positive", "false_positive"]),
  }),
);

/**
 * Checks the signature of a secret scanning report over its raw bytes, and reports the tokens in it as
 * leaked.
 * @throws UNAUTHORIZED (`missing`) when there is no signature.
 * @throws FORBIDDEN (`signature`) when the signature does not match the public keys.
 * @throws INVALID_REQUEST when the body is not a valid report.
 */
export async function takePartnerReport(
  services: Services,
  publicKeys: PublicKeys,
  message: Request,
  request: RequestFacts,
): Promise<z.output<typeof partnerOutput>> {
  const bytes = await readBodyBytes(message, BODY_BYTES);
  refuseUnsigned(publicKeys, message.headers, bytes);
  const input = partnerInput.safeParse(parseJsonBody(bytes), { error: plainMessage });
  if (!input.success) throw invalidInput(input.error);
  const leaks = input.data.map(({ token, url }) => ({
    secret: token,
    source: "github" as const,
    location: url?.trim() || null,
  }));
  const genuine = await reportLeaks(services, leaks, request);
  return input.data.map(({ token, type }, index) => ({
    token_hash: createHash("sha256").update(token).digest("hex"),
    token_type: type,
    label: genuine[index] ? "true_positive" : "false_positive",
  }));
}

function refuseUnsigned(publicKeys: PublicKeys, headers: Headers, bytes: Buffer) {
  const identifier = headers.get("github-public-key-identifier");
  const signature = headers.get("github-public-key-signature");
  if (!identifier || !signature) {
    throw new AppError("UNAUTHORIZED", { message: "Missing signature", reason: "missing" });
  }
  if (!isSignedBy(publicKeys, identifier, signature, bytes)) {
    throw new AppError("FORBIDDEN", { message: "Bad signature", reason: "signature" });
  }
}
