import type { CredentialTab } from "@/components/credentials/list/credential-tabs";
import type { CredentialActions } from "@/components/credentials/types";
import type { Owners } from "@/components/organizations/owners";
import type { Capability } from "@/lib/credentials/catalogue/provider";

export type AddProps = {
  owners: Owners;
  /** The tab of the credentials page. It decides which providers are offered. */
  tab?: CredentialTab;
  /** The capabilities that a provider needs one of to be offered, instead of those of the tab. */
  capabilities?: readonly Capability[];
  actions: Pick<
    CredentialActions,
    "create" | "update" | "test" | "activate" | "activateTested" | "deactivate"
  >;
  /** The parameter of the address that opens the dialog and holds the provider. */
  param?: string;
};

/** The value of the parameter while a provider is chosen. */
export const PICKING = "1";
