import type { EnvironmentProvider } from "@/components/organizations/settings/types";
import { organizationTarget, permits } from "@/lib/core/permissions";
import { listProviders } from "@/lib/credentials/operations/list-providers";
import { getEncryption } from "@/lib/jobs/get-encryption";
import { pageContext } from "@/lib/next/session";
import { getOrganization } from "@/lib/organizations/operations/get-organization";

/** Loads the settings of an organization. Returns null if the person may not change them. */
export async function loadSettings(org: string) {
  const ctx = await pageContext(org);
  if (!permits(ctx.actor, "organization:write", organizationTarget)) return null;
  const [loaded, { data }] = await Promise.all([
    getOrganization.execute(ctx, {}),
    listProviders.execute(ctx, {}),
  ]);
  const providers = data.flatMap(
    ({ id, name, environmentVariable: variable, environmentVariableSet: isSet }): EnvironmentProvider[] =>
      variable === null ? [] : [{ id, name, variable, isSet }],
  );
  return { loaded, providers, isOwner: permits(ctx.actor, "organization:own", organizationTarget) };
}

/** Loads how secrets are encrypted. Returns null if the person is not an owner. */
export async function loadEncryption(org: string) {
  const ctx = await pageContext(org);
  return permits(ctx.actor, "organization:own", organizationTarget) ? getEncryption.execute(ctx, {}) : null;
}
