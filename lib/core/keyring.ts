import { randomBytes } from "node:crypto";
import type { Database } from "@/db/client";
import { dataKeys } from "@/db/schema";
import { type FernetKey, open, seal } from "@/lib/crypto/fernet";
import type { DataKeys, Keyring } from "./context";

const PURPOSES = ["api_keys", "audit"] as const;

/** Makes the installation's random keys where they are missing. Runs under the boot lock. */
export async function makeDataKeys(tx: Database, master: FernetKey[]) {
  for (const purpose of PURPOSES) {
    const sealedKey = seal(master, randomBytes(32));
    await tx.insert(dataKeys).values({ purpose, keyId: 1, sealedKey }).onConflictDoNothing();
  }
}

/** Opens the installation's keys. Throws SealError where MASTER_KEY is not the one that sealed them. */
export async function readKeyring(db: Database, master: FernetKey[]): Promise<Keyring> {
  const rows = await db
    .select({ purpose: dataKeys.purpose, keyId: dataKeys.keyId, sealedKey: dataKeys.sealedKey })
    .from(dataKeys);
  const keysOf = (purpose: (typeof PURPOSES)[number]): DataKeys => {
    const own = rows.filter((row) => row.purpose === purpose);
    if (own.length === 0) throw new Error("The database has no data keys yet: run its migrations first");
    return {
      currentId: Math.max(...own.map((row) => row.keyId)),
      byId: new Map(own.map((row) => [row.keyId, open(master, row.sealedKey)])),
    };
  };
  return { master, apiKeys: keysOf("api_keys"), audit: keysOf("audit") };
}
