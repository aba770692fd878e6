import { inArray } from "drizzle-orm";
import { credentials } from "@/db/schema/index";
import { databaseNow } from "@/lib/core/audit-trail";
import type { Context } from "@/lib/core/context";
import type { Services } from "@/lib/core/services";
import { testCredential } from "@/lib/credentials/operations/test-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { CREDENTIALS } from "./credential-plans";

/** Matches the base URL of a provider on this machine, with any port. */
const ON_THIS_MACHINE = /^http:\/\/127\.0\.0\.1:\d+\/v1$/;

/** Updates the demo's credentials when the stand-in provider has a new port, and tests them. */
export async function followProvider(services: Services, provider: string): Promise<void> {
  const rows = await services.engine.db
    .select({
      id: credentials.id,
      name: credentials.name,
      organizationId: credentials.organizationId,
      publicFields: credentials.publicFields,
      now: databaseNow,
    })
    .from(credentials)
    .where(
      inArray(
        credentials.name,
        CREDENTIALS.map(({ name }) => name),
      ),
    );
  for (const { id, name, organizationId, publicFields, now } of rows) {
    const fields = CREDENTIALS.find((plan) => plan.name === name)?.fields;
    const { api_base: apiBase = "" } = publicFields;
    if (apiBase === provider || !ON_THIS_MACHINE.test(apiBase)) continue;
    const ctx = systemContext(services, organizationId, now);
    await updateCredential.execute(ctx, { id, fields: { ...fields, api_base: provider } });
    await testCredential.execute(ctx, { id });
  }
}

const systemContext = (services: Services, organizationId: string, now: Date): Context => ({
  ...services,
  db: services.engine.db,
  organizationId,
  actor: { kind: "system" },
  now,
  request: { id: "demo", ip: null, client: null, idempotency: null },
  changes: [],
  later: (work) => void work(),
});
