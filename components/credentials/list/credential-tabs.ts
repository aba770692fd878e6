import type { Capability } from "@/lib/credentials/catalogue/provider";

/** The tabs of the credentials page that list credentials. */
export type CredentialTab = "provider" | "cloud";

/** The label, the button and the capabilities of each tab. A provider with capabilities of both is in both. */
export const credentialTabs: Record<
  CredentialTab,
  { label: string; add: string; capabilities: readonly Capability[] }
> = {
  provider: {
    label: "Provider Credentials",
    add: "Add Provider Credential",
    capabilities: ["model", "storage"],
  },
  cloud: { label: "Cloud Providers", add: "Add Cloud Provider", capabilities: ["cloud"] },
};

/** Returns the tabs of the page in their order. Cloud providers are listed in developer mode. */
export const listTabs = (developerMode: boolean) => [
  { id: "provider" as const, label: credentialTabs.provider.label },
  { id: "keys" as const, label: "Project Keys" },
  ...(developerMode ? [{ id: "cloud" as const, label: credentialTabs.cloud.label }] : []),
];
