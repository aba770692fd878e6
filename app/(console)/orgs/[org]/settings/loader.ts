import type { EnvironmentProvider, PoolProvider } from "@/components/organizations/settings/types";
import { organizationTarget, permits } from "@/lib/core/operations/permissions";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listProviders } from "@/lib/credentials/operations/list-providers";
import { getEncryption } from "@/lib/jobs/get-encryption";
import { pageContext } from "@/lib/next/session";
import { getOrganization } from "@/lib/organizations/operations/get-organization";

/** Loads the settings of an organization. Returns null if the person may not change them. */
export async function loadSettings(org: string) {
  const ctx = await pageContext(org);
  if (!permits(ctx.actor, "organization:write", organizationTarget)) return null;
  const [loaded, { data }, credentials] = await Promise.all([
    getOrganization.execute(ctx, {}),
    listProviders.execute(ctx, {}),
    listCredentials.execute(ctx, { activeOnly: true }),
  ]);
  const providers = data.flatMap(
    ({ id, name, environmentVariable: variable, environmentVariableSet: isSet }): EnvironmentProvider[] =>
      variable === null ? [] : [{ id, name, variable, isSet }],
  );
  const setFirst = providers.toSorted((one, other) => Number(other.isSet) - Number(one.isSet));
  const pools = data.flatMap(({ id, name, capabilities }): PoolProvider[] => {
    const count = capabilities.includes("model") ? countLargestPool(credentials.data, id) : 0;
    return count > 1 ? [{ id, name, count }] : [];
  });
  const isOwner = permits(ctx.actor, "organization:own", organizationTarget);
  return { loaded, providers: setFirst, pools, isOwner };
}

/** Returns the number of credentials of a provider that one owner has, for the owner with the most. */
function countLargestPool(
  credentials: readonly { provider: string; workspaceId: string | null }[],
  provider: string,
): number {
  const counts = new Map<string | null, number>();
  for (const { workspaceId, ...credential } of credentials) {
    if (credential.provider === provider) counts.set(workspaceId, (counts.get(workspaceId) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** Loads how secrets are encrypted. Returns null if the person is not an owner. */
export async function loadEncryption(org: string) {
  const ctx = await pageContext(org);
  return permits(ctx.actor, "organization:own", organizationTarget) ? getEncryption.execute(ctx, {}) : null;
}
