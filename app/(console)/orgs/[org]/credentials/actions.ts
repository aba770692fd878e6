import {
  activateCredential,
  activateTestedCredential,
  checkCredential,
  createCredential,
  deactivateCredential,
  deleteCredential,
  getCredentialUse,
  importCredentials,
  restoreSecret,
  revealCredential,
  testCredential,
  updateCredential,
} from "@/app/actions/credentials";
import type { CredentialActions } from "@/components/credentials/types";

/** The server actions of credentials, which pages pass to components. */
export const actions: CredentialActions = {
  create: createCredential,
  importAll: importCredentials,
  update: updateCredential,
  activate: activateCredential,
  activateTested: activateTestedCredential,
  deactivate: deactivateCredential,
  remove: deleteCredential,
  check: checkCredential,
  test: testCredential,
  reveal: revealCredential,
  restoreSecret,
  readUse: getCredentialUse,
};
