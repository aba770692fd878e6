"use server";

import { activateCredential as activate } from "@/lib/credentials/operations/activate-credential";
import { activateTestedCredential as activateTested } from "@/lib/credentials/operations/activate-tested-credential";
import { checkCredential as check } from "@/lib/credentials/operations/check-credential";
import { createCredential as create } from "@/lib/credentials/operations/create-credential";
import { deactivateCredential as deactivate } from "@/lib/credentials/operations/deactivate-credential";
import { deleteCredential as remove } from "@/lib/credentials/operations/delete-credential";
import { getCredentialUse as getUse } from "@/lib/credentials/operations/get-credential-use";
import { importCredentials as importAll } from "@/lib/credentials/operations/import-credentials";
import { restoreSecret as restore } from "@/lib/credentials/operations/restore-secret";
import { revealCredential as reveal } from "@/lib/credentials/operations/reveal-credential";
import { testCredential as test } from "@/lib/credentials/operations/test-credential";
import { updateCredential as update } from "@/lib/credentials/operations/update-credential";
import { action } from "@/lib/next/action";

export const createCredential = action(create);
export const importCredentials = action(importAll);
export const updateCredential = action(update);
export const activateCredential = action(activate);
export const activateTestedCredential = action(activateTested);
export const deactivateCredential = action(deactivate);
export const deleteCredential = action(remove);
export const checkCredential = action(check);
export const restoreSecret = action(restore);
export const revealCredential = action(reveal);
export const testCredential = action(test);
export const getCredentialUse = action(getUse);
