import { count, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "@/db/schema";
import { time } from "@/lib/core/input/codecs";
import { findJobProgress } from "@/lib/core/operations/job";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { reencryptSecrets } from "./reencrypt-secrets";

const encryptionView = z.object({
  /** The ids of the keys of MASTER_KEY. The first encrypts, all decrypt. An id reveals nothing about its key. */
  keyIds: z.array(z.string()),
  /** The organization's credentials, by the master key that encrypted them. */
  credentials: z.object({ current: z.int(), older: z.int(), lost: z.int() }),
  /** The running or last run of `npm run rotate-master-key`, null before the first. */
  run: z.object({ processed: z.int(), startedAt: time.nullable(), finishedAt: time.nullable() }).nullable(),
});

/** Returns which master keys encrypted the organization's credentials, and the progress of a rotation. */
export const getEncryption = query({
  name: "secrets.getEncryption",
  title: "Get the encryption of secrets",
  permission: "organization:own",
  allowed: { owner: () => [{}] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.object({}),
  output: encryptionView,
  run: async (ctx) => {
    const keyIds = ctx.keyring.master.map(({ id }) => id);
    const groups = await ctx.db
      .select({ key: credentials.sealingKey, rows: count() })
      .from(credentials)
      .where(eq(credentials.organizationId, ctx.organizationId))
      .groupBy(credentials.sealingKey);
    const sum = (belongs: (key: string) => boolean) =>
      groups.filter(({ key }) => belongs(key)).reduce((total, { rows }) => total + rows, 0);
    return {
      keyIds,
      credentials: {
        current: sum((key) => key === keyIds[0]),
        older: sum((key) => keyIds.indexOf(key) > 0),
        lost: sum((key) => !keyIds.includes(key)),
      },
      run: await findJobProgress(ctx.db, reencryptSecrets),
    };
  },
});
