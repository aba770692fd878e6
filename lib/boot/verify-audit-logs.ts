import { asc } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { verifyOrganization } from "@/lib/audit/verify-organization";
import { loadKeyring } from "@/lib/core/keyring";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { refuseWeakSecrets } from "@/lib/crypto/refuse-weak-secrets";
import { env } from "@/lib/env";
import { getEngine } from "./services";

/** Verifies the audit log of every organization and prints the results. Returns the exit code: 0 when all are unbroken. */
export async function verifyAuditLogs(): Promise<0 | 1> {
  try {
    refuseWeakSecrets(env);
    const engine = await getEngine();
    try {
      const { audit } = await loadKeyring(engine.db, parseFernetKeys(env.masterKey));
      const { id, slug } = organizations;
      const all = await engine.db.select({ id, slug }).from(organizations).orderBy(asc(slug));
      let broken = 0;
      for (const organization of all) {
        const { entries, hash, problem } = await verifyOrganization(engine.db, audit, organization.id);
        const count = `${entries.toLocaleString("en")} ${entries === 1 ? "entry" : "entries"}`;
        if (problem) broken += 1;
        const where = problem?.sequence ? ` at entry ${problem.sequence}` : "";
        const outcome = problem ? `${problem.reason} in the ${problem.chain}’s chain${where}` : "unbroken";
        console.log(`${organization.slug}: ${count}, ${outcome}, last hash ${hash.toString("hex")}`);
      }
      return broken === 0 ? 0 : 1;
    } finally {
      await engine.close();
    }
  } catch (error) {
    console.error(`Not verified: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}
