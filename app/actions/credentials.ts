"use server";

import { createCredential as create } from "@/lib/credentials/create";
import { updateCredential as update } from "@/lib/credentials/edit";
import { importCredentials as importAll } from "@/lib/credentials/import";
import * as lifecycle from "@/lib/credentials/lifecycle";
import { testCredential as test } from "@/lib/credentials/testing";
import { getCredentialUse } from "@/lib/credentials/use";
import { action } from "@/lib/server/action";

export const createCredential = action(create);
export const importCredentials = action(importAll);
export const updateCredential = action(update);
export const activateCredential = action(lifecycle.activateCredential);
export const deactivateCredential = action(lifecycle.deactivateCredential);
export const deleteCredential = action(lifecycle.deleteCredential);
export const testCredential = action(test);
export const readCredentialUse = action(getCredentialUse);
