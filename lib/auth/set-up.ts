import { createHash, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { lockInstallation } from "@/db/migrate";
import { appendAudit } from "@/lib/core/changes/audit-trail";
import { AppError, invalidField, invalidInput } from "@/lib/core/errors/errors";
import { label } from "@/lib/core/input/codecs";
import { email } from "@/lib/core/input/email";
import type { RequestFacts } from "@/lib/core/operations/context";
import { FIRST_PROJECT } from "@/lib/organizations/first-names";
import { createFirstOwner, hasUsers } from "./first-owner";
import { hashPassword, password } from "./passwords";
import type { AccountServices } from "./start-session";

export const setUpInput = z.object({
  token: z.string().trim().default(""),
  name: label,
  email,
  password,
  organization: label,
  project: label.default(FIRST_PROJECT),
});

/**
 * Returns the one-time set-up token, which a production server prints while no user exists. It is derived
 * from AUTH_SECRET, so that every process knows it without storing it.
 */
export const setUpToken = (authSecret: string) =>
  Buffer.from(hkdfSync("sha256", authSecret, "", "keystead set-up", 18)).toString("base64url");

/**
 * Creates the first owner and their organization. Returns the organization's slug. `token` is the expected
 * one-time token, null when none is required. Of several parallel calls, only one succeeds.
 * @throws FORBIDDEN (`closed`) when a user already exists.
 * @throws INVALID_REQUEST when the input or the token is wrong.
 */
export async function setUp(
  { engine, keyring }: AccountServices,
  raw: unknown,
  token: string | null,
  request: RequestFacts,
): Promise<{ slug: string }> {
  if (await hasUsers(engine.db)) throw closed();
  const input = setUpInput.safeParse(raw);
  if (!input.success) throw invalidInput(input.error);
  const { password, token: given, ...wanted } = input.data;
  if (token !== null && !sameText(given, token))
    throw invalidField("token", "Incorrect token. Copy it from the output of the server");
  const passwordHash = await hashPassword(password);
  return engine.db.transaction(async (tx) => {
    await lockInstallation(tx);
    if (await hasUsers(tx)) throw closed();
    const { ctx, slug } = await createFirstOwner(tx, keyring, { ...wanted, passwordHash }, request);
    await appendAudit(ctx, "installation.setUp", ctx.changes);
    return { slug };
  });
}

const closed = () =>
  new AppError("FORBIDDEN", { message: "Keystead is already set up. Sign in instead", reason: "closed" });

const digest = (text: string) => createHash("sha256").update(text).digest();
const sameText = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));
