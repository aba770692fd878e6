import type { Credential } from "@/components/credentials/types";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { findTest } from "@/lib/credentials/catalogue/find-test";

/** Returns whether a credential's secret can be tested with a request to its provider. */
export function isTestable({ provider: id, fields }: Pick<Credential, "provider" | "fields">): boolean {
  const provider = findProvider(id);
  return provider !== undefined && findTest(provider, fields) !== null;
}
