import type { Credential, CredentialActions, Settled } from "@/components/credentials/types";
import type { Result } from "@/lib/core/errors/action-result";

/**
 * Tests an inactive credential. Then activates it if the test was valid and no other active credential would lose its
 * calls. Without an answer in between it stays inactive.
 */
export async function settleCredential(
  actions: Pick<CredentialActions, "test" | "activateTested">,
  organization: string,
  { id, version: known }: Pick<Credential, "id" | "version">,
): Promise<Result<Settled>> {
  const tested = await actions.test(organization, { id });
  const hasNoTest = !tested.ok && tested.error.param === "id";
  if (!tested.ok && !hasNoTest) return tested;
  const details = tested.ok ? tested.data : null;
  const version = details?.version ?? known;
  const settled = await actions.activateTested(organization, { id, version });
  return settled.ok ? { ok: true, data: { ...settled.data, details } } : settled;
}
