import type { Step } from "@/demo/seed/plans/story";
import type { StandIn } from "@/e2e/support/stand-in/server";
import { STANDIN_ACCESS_KEY } from "@/e2e/support/stand-in/storage/storage";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createStorageUnit } from "@/lib/storage/operations/create-storage-unit";
import { validateStorageUnit } from "@/lib/storage/operations/validate-storage-unit";

const REGION = "eu-central-1";

/** The demo's buckets, with the files in them. */
const BUCKETS: Record<string, { region: string; files: string[] }> = {
  "fernhill-attachments": { region: REGION, files: ["2026/11/ticket-4711.png", "2026/11/ticket-4723.pdf"] },
  "fernhill-recordings": { region: REGION, files: ["calls/2026-11-24 Müller.ogg"] },
};

/** Adds the demo's buckets to the stand-in. */
export function addBuckets({ storage }: Pick<StandIn, "storage">) {
  for (const [name, { region, files }] of Object.entries(BUCKETS)) {
    const objects = new Map(files.map((file) => [file, Buffer.from(`The contents of ${file}`)]));
    storage.buckets.set(name, { region, objects });
  }
}

/** The name of the demo's credential for storage. */
export const STORE = "MinIO, rack 2";

/** Returns the fields of the demo's credential for storage. `origin` is that of the stand-in. */
export const toStoreFields = (origin: string) => ({
  endpoint: origin,
  region: REGION,
  access_key_id: STANDIN_ACCESS_KEY.id,
  secret_access_key: STANDIN_ACCESS_KEY.secret,
});

const UNITS = [
  { name: "Ticket attachments", bucket: "fernhill-attachments", daysAgo: 61 },
  { name: "Call recordings", bucket: "fernhill-recordings", daysAgo: 44 },
  { name: "Exports 2024", bucket: "fernhill-exports", daysAgo: 43 },
];

/** Returns the steps that create the credential for storage and the storage units, and validate them. */
export const storageSteps = (origin: string): Step[] => [
  {
    daysAgo: 62,
    by: "jonas",
    operation: createCredential,
    makes: STORE,
    input: (idOf) => ({
      provider: "s3-compatible",
      name: STORE,
      workspaceId: idOf("Product"),
      fields: toStoreFields(origin),
    }),
  },
  ...UNITS.map(
    ({ daysAgo, name, bucket }): Step => ({
      daysAgo,
      by: "jonas",
      operation: createStorageUnit,
      makes: name,
      input: (idOf) => ({
        ...{ name, bucket, type: "S3" },
        workspaceId: idOf("Product"),
        credentialId: idOf(STORE),
      }),
    }),
  ),
  // Their signatures are checked by the clock, so they cannot lie in the past.
  ...UNITS.map(
    ({ name }): Step => ({
      daysAgo: 0,
      by: "jonas",
      operation: validateStorageUnit,
      input: (idOf) => ({ id: idOf(name) }),
    }),
  ),
];
