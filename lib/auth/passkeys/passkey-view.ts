import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { passkeys } from "@/db/schema";
import { time } from "@/lib/core/input/codecs";

/** A passkey as its person sees it. */
export const passkeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether the device can copy it to others. */
  synced: z.boolean(),
  createdAt: time,
  lastUsedAt: time.nullable(),
});

export const passkeyColumns = {
  id: passkeys.id,
  name: passkeys.name,
  synced: passkeys.synced,
  createdAt: passkeys.createdAt,
  lastUsedAt: passkeys.lastUsedAt,
};

/** The start of a request to the browser: its options as JSON, and the token of its challenge. */
export const startedView = z.object({ options: z.string(), token: z.string() });

/** The schema of a browser's answer, as JSON. */
export const passkeyAnswer = z.string().min(1).max(10_000);

/** Lists the ids of a person's passkeys, as browsers know them. */
export const listCredentials = async (db: Database, userId: string) => {
  const rows = await db
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt));
  return rows.map(({ id, transports }) => ({ id, transports: transports.filter(isTransport) }));
};

const transport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);

/** Returns whether a text names a way to reach a device that browsers know. */
export const isTransport = (text: string): text is z.output<typeof transport> =>
  transport.safeParse(text).success;
