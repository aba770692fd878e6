import { z } from "zod";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { time } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { getLinkedCredential, loadSigner } from "@/lib/storage/load-signer";
import { objectKey } from "@/lib/storage/object-key";
import { OBJECT_METHODS } from "@/lib/storage/signing/signer";
import { findUsableUnitTarget } from "@/lib/storage/storage-unit-target";

const WEEK_SECONDS = 7 * 24 * 60 * 60;
const SECONDS_FROM_TO = `Use a whole number of seconds from 1 to ${WEEK_SECONDS}`;

/** Returns a link to an object that needs no credential until it expires. Nothing is sent to the provider. */
export const presignObject = command({
  name: "storageUnits.presign",
  title: "Create a link to an object",
  permission: "storage:read",
  orPermission: { name: "storage:write", isNeeded: ({ method }) => method === "PUT" || method === "DELETE" },
  allowed: {
    "project read": sampleId("storageUnitId", { key: "sample.txt", method: "GET" as const }),
    "project write": sampleId("storageUnitId", { key: "sample.txt", method: "PUT" as const }),
  },
  target: (ctx, { id }) => findUsableUnitTarget(ctx, id),
  input: z.strictObject({
    id: z.string(),
    key: objectKey,
    method: z.enum(OBJECT_METHODS).default("GET"),
    expiresIn: z.int(SECONDS_FROM_TO).min(1).max(WEEK_SECONDS).default(900),
  }),
  output: z.object({
    url: z.string(),
    method: z.enum(OBJECT_METHODS),
    /** The headers to send with the request. */
    headers: z.record(z.string(), z.string()),
    expiresAt: time,
  }),

  run: async (ctx, { key, method, expiresIn }, unit) => {
    const signer = await loadSigner(ctx, unit, await getLinkedCredential(ctx, unit));
    const signed = await signer.signObject({ key, method }, { now: ctx.now, expiresIn });
    const expiresAt = new Date(ctx.now.getTime() + expiresIn * 1000);
    recordChange(ctx, {
      subject: `storage_unit:${unit.id}`,
      name: unit.name,
      before: null,
      after: { key, method, expiresAt },
    });
    return { ...signed, method, expiresAt };
  },
});
