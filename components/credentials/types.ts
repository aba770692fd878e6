import type { ActionOf, DataOf } from "@/components/ui/action";
import type { createCredential } from "@/lib/credentials/create";
import type { updateCredential } from "@/lib/credentials/edit";
import type { importCredentials } from "@/lib/credentials/import";
import type { activateCredential, deactivateCredential, deleteCredential } from "@/lib/credentials/lifecycle";
import type { Provider } from "@/lib/credentials/provider";
import type { getCredential } from "@/lib/credentials/reading";
import type { testCredential } from "@/lib/credentials/testing";
import type { getCredentialUse } from "@/lib/credentials/use";

export type Credential = DataOf<typeof getCredential>;
export type CredentialUse = DataOf<typeof getCredentialUse>;

/** What pages show of a provider's entry in the catalogue. */
export type ProviderEntry = Pick<Provider, "id" | "name" | "fields" | "keyPage" | "environmentVariable">;

export type CredentialActions = {
  create: ActionOf<typeof createCredential>;
  importAll: ActionOf<typeof importCredentials>;
  update: ActionOf<typeof updateCredential>;
  activate: ActionOf<typeof activateCredential>;
  deactivate: ActionOf<typeof deactivateCredential>;
  remove: ActionOf<typeof deleteCredential>;
  test: ActionOf<typeof testCredential>;
  readUse: ActionOf<typeof getCredentialUse>;
};
