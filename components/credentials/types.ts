import type { Owners } from "@/components/organizations/owners";
import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { activateCredential } from "@/lib/credentials/operations/activate-credential";
import type { activateTestedCredential } from "@/lib/credentials/operations/activate-tested-credential";
import type { checkCredential } from "@/lib/credentials/operations/check-credential";
import type { createCredential } from "@/lib/credentials/operations/create-credential";
import type { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import type { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import type { getCredential } from "@/lib/credentials/operations/get-credential";
import type { getCredentialUse } from "@/lib/credentials/operations/get-credential-use";
import type { importCredentials } from "@/lib/credentials/operations/import-credentials";
import type { restoreSecret } from "@/lib/credentials/operations/restore-secret";
import type { revealCredential } from "@/lib/credentials/operations/reveal-credential";
import type { testCredential } from "@/lib/credentials/operations/test-credential";
import type { updateCredential } from "@/lib/credentials/operations/update-credential";

export type Credential = DataOf<typeof getCredential>;
/** A credential of a list, and whether its secrets can be decrypted. */
export type ListedCredential = Credential & { readable: boolean };

export type CredentialUse = DataOf<typeof getCredentialUse>;

export type CredentialActions = {
  create: ActionOf<typeof createCredential>;
  importAll: ActionOf<typeof importCredentials>;
  update: ActionOf<typeof updateCredential>;
  activate: ActionOf<typeof activateCredential>;
  activateTested: ActionOf<typeof activateTestedCredential>;
  deactivate: ActionOf<typeof deactivateCredential>;
  remove: ActionOf<typeof deleteCredential>;
  check: ActionOf<typeof checkCredential>;
  test: ActionOf<typeof testCredential>;
  reveal: ActionOf<typeof revealCredential>;
  restoreSecret: ActionOf<typeof restoreSecret>;
  readUse: ActionOf<typeof getCredentialUse>;
};

/** What a test found besides its result. It is not stored. */
export type TestDetails = Pick<DataOf<typeof testCredential>, "suggestedBaseUrl" | "models" | "durationMs">;

/** A credential after its test, and the credential in use whose calls it would take over. */
export type Settled = Credential & {
  /** Null without a test. */
  details: TestDetails | null;
  replaces: DataOf<typeof activateTestedCredential>["replaces"];
};

/** What the controls of a credential work with. */
export type ActProps = { credential: Credential; owners: Owners; actions: CredentialActions };
