import type { Result } from "@/lib/core/action-result";
import type { Credential, CredentialActions, Settled } from "./types";

/**
 * Tests a new credential. Then activates it if the test was valid and no other active credential would lose its calls.
 * Without an answer in between it stays inactive.
 */
export async function settleCredential(
  actions: Pick<CredentialActions, "test" | "activateTested">,
  organization: string,
  { id }: Pick<Credential, "id">,
): Promise<Result<Settled>> {
  const tested = await actions.test(organization, { id });
  if (!tested.ok) return tested;
  const { version, suggestedBaseUrl } = tested.data;
  const settled = await actions.activateTested(organization, { id, version });
  return settled.ok ? { ok: true, data: { ...settled.data, suggestedBaseUrl } } : settled;
}
