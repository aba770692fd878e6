import type { Owners } from "@/components/organizations/owners";
import type { Capability } from "@/lib/credentials/catalogue/provider";
import type { CredentialActions } from "./types";

export type AddProps = {
  owners: Owners;
  /** The capabilities that a provider needs one of to be offered. Without them all are offered. */
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
