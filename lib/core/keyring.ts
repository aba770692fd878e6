import { randomBytes } from "node:crypto";
import type { Database } from "@/db/client";
import { dataKeys } from "@/db/schema";
import type { FernetKey } from "@/lib/crypto/fernet";
import { openBound, sealBound } from "@/lib/crypto/sealed-secret";
import type { DataKeys, Keyring } from "./operations/context";

const PURPOSES = ["api_keys", "audit"] as const;

/** Creates the data keys that do not exist yet. The caller must hold the boot lock. */
export async function createDataKeys(tx: Database, master: FernetKey[]) {
  for (const purpose of PURPOSES) {
    const sealedKey = sealBound(master, toSealContext(purpose, 1), randomBytes(32).toString("base64"));
    await tx.insert(dataKeys).values({ purpose, keyId: 1, sealedKey }).onConflictDoNothing();
  }
}

const toSealContext = (purpose: (typeof PURPOSES)[number], keyId: number) => ({
  organizationId: "installation",
  subjectId: `data-key:${purpose}:${keyId}`,
  field: "key",
});

/**
 * Loads the keys of the installation.
 * @throws SealError when no key of MASTER_KEY opens them.
 * @throws Error when the database has none yet.
 */
export async function loadKeyring(db: Database, master: FernetKey[]): Promise<Keyring> {
  const rows = await db
    .select({ purpose: dataKeys.purpose, keyId: dataKeys.keyId, sealedKey: dataKeys.sealedKey })
    .from(dataKeys);
  const openKey = ({ keyId, purpose, sealedKey }: (typeof rows)[number]) =>
    Buffer.from(openBound(master, toSealContext(purpose, keyId), sealedKey), "base64");
  const openDataKeys = (purpose: (typeof PURPOSES)[number]): DataKeys => {
    const own = rows.filter((row) => row.purpose === purpose);
    if (own.length === 0) throw new Error("The database has no data keys yet: run its migrations first");
    return {
      currentId: Math.max(...own.map((row) => row.keyId)),
      byId: new Map(own.map((row) => [row.keyId, openKey(row)])),
    };
  };
  return { master, apiKeys: openDataKeys("api_keys"), audit: openDataKeys("audit") };
}
