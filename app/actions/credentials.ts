"use server";

import { createCredential as create } from "@/lib/credentials/operations/create-credential";
import * as lifecycle from "@/lib/credentials/operations/credential-lifecycle";
import { getCredentialUse } from "@/lib/credentials/operations/get-credential-use";
import { importCredentials as importAll } from "@/lib/credentials/operations/import-credentials";
import { testCredential as test } from "@/lib/credentials/operations/test-credential";
import { updateCredential as update } from "@/lib/credentials/operations/update-credential";
import { action } from "@/lib/next/action";

export const createCredential = action(create);
export const importCredentials = action(importAll);
export const updateCredential = action(update);
export const activateCredential = action(lifecycle.activateCredential);
export const deactivateCredential = action(lifecycle.deactivateCredential);
export const deleteCredential = action(lifecycle.deleteCredential);
export const testCredential = action(test);
export const readCredentialUse = action(getCredentialUse);
