import { z } from "zod";
import { findGitHubEmail } from "./find-github-email";
import type { Identity } from "./sign-in-with-identity";

const claims = z.object({
  email: z.string().nullish(),
  email_verified: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")])
    .nullish(),
  name: z.string().nullish(),
});

type SignedIn = { provider: string; access_token?: string | undefined };

/** Maps the answer of an identity provider to a person. The email of an unverified address is null. */
export async function toIdentity({ provider, access_token }: SignedIn, profile: unknown): Promise<Identity> {
  const { email, email_verified, name } = claims.parse(profile ?? {});
  if (provider === "github") {
    return { email: access_token ? await findGitHubEmail(access_token) : null, name: name ?? null };
  }
  return { email: email_verified === true && email ? email : null, name: name ?? null };
}
