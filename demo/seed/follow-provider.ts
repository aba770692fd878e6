import { inArray } from "drizzle-orm";
import { credentials } from "@/db/schema/index";
import { databaseNow } from "@/lib/core/changes/audit-trail";
import type { Context } from "@/lib/core/operations/context";
import type { Services } from "@/lib/core/operations/services";
import { testCredential } from "@/lib/credentials/operations/test-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { listStorageUnits } from "@/lib/storage/operations/list-storage-units";
import { validateStorageUnit } from "@/lib/storage/operations/validate-storage-unit";
import { CREDENTIALS } from "./plans/credential-plans";
import { STORE, toStoreFields } from "./steps/storage-steps";

/** Matches the address of a provider on this machine, with any port. */
const ON_THIS_MACHINE = /^http:\/\/127\.0\.0\.1:\d+(\/v1)?$/;

/**
 * Updates the demo's credentials when the stand-in provider has a new port, and tests them. Those of storage are
 * tested by validating the storage units that link them.
 */
export async function followProvider(services: Services, provider: string): Promise<void> {
  const { origin } = new URL(provider);
  for (const { id, name, organizationId, publicFields, now } of await findCredentials(services)) {
    const isStore = name === STORE;
    const [current, wanted] = isStore ? [publicFields.endpoint, origin] : [publicFields.api_base, provider];
    if (!current || current === wanted || !ON_THIS_MACHINE.test(current)) continue;
    const ctx = systemContext(services, organizationId, now);
    const planned = CREDENTIALS.find((plan) => plan.name === name)?.fields;
    const fields = isStore ? toStoreFields(origin) : { ...planned, api_base: provider };
    await updateCredential.execute(ctx, { id, fields });
    if (isStore) await validateUnits(ctx, id);
    else await testCredential.execute(ctx, { id });
  }
}

const findCredentials = ({ engine }: Services) =>
  engine.db
    .select({
      id: credentials.id,
      name: credentials.name,
      organizationId: credentials.organizationId,
      publicFields: credentials.publicFields,
      now: databaseNow,
    })
    .from(credentials)
    .where(inArray(credentials.name, [STORE, ...CREDENTIALS.map(({ name }) => name)]));

async function validateUnits(ctx: Context, credentialId: string) {
  const { data } = await listStorageUnits.execute(ctx, {});
  for (const unit of data.filter((one) => one.credentialId === credentialId)) {
    await validateStorageUnit.execute(ctx, { id: unit.id });
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
