import type { Owners } from "@/components/organizations/owners";
import type { CredentialActions, ProviderEntry } from "./types";

export type AddProps = {
  owners: Owners;
  providers: readonly ProviderEntry[];
  actions: Pick<
    CredentialActions,
    "create" | "update" | "test" | "activate" | "activateTested" | "deactivate"
  >;
  /** The parameter of the address that opens the dialog and holds the provider. */
  param?: string;
};

/** The value of the parameter while a provider is chosen. */
export const PICKING = "1";
