import { z } from "zod";

const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** Returns the primary email of a GitHub account if it is verified, else null. */
export function pickVerifiedEmail(answer: unknown): string | null {
  const found = emails.parse(answer).find(({ primary, verified }) => primary && verified);
  return found?.email ?? null;
}

/**
 * Loads the verified primary email of a GitHub account. The email in its profile can be another one.
 * @throws Error when GitHub does not answer.
 */
export async function findGitHubEmail(accessToken: string): Promise<string | null> {
  const answer = await fetch("https://api.github.com/user/emails", {
    headers: { authorization: `Bearer ${accessToken}`, "user-agent": "Keystead" },
    redirect: "error",
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} for the emails of an account`);
  return pickVerifiedEmail(await answer.json());
}
