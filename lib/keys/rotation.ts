import { z } from "zod";
import { version } from "@/lib/core/codecs";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/operation";
import { refuseBeyond } from "./attenuation";
import { changeKey } from "./change";
import { keyToChange } from "./places";
import { readKey } from "./read";
import { issueSecret, retireSecrets } from "./secrets";
import { hasExpired } from "./status";
import { keyFacts, keyWithSecret } from "./views";

/** Gives a key a new secret and ends the old one at once. Throws CONFLICT (`version`, `expired`). */
export const rotateKey = command({
  permission: "keys:write",
  place: keyToChange,
  input: z.strictObject({
    id: z.string(),
    version,
    graceSeconds: z.literal(0, "The old secret ends at once: only 0 is possible").default(0),
  }),
  output: keyWithSecret,
  audit: "key.rotate",
  run: async (ctx, input, key) => {
    if (hasExpired(key, ctx.now)) throw expired();
    refuseBeyond(ctx, key);
    await retireSecrets(ctx, key.id);
    const secret = await issueSecret(ctx, key.id);
    const { secrets } = await readKey(ctx, key.id);
    const rotated = await changeKey(ctx, key, input.version, { secrets, rotatedAt: ctx.now });
    return { key: keyFacts(ctx, rotated), secret };
  },
});

const expired = () =>
  new AppError("CONFLICT", {
    message: "This key has expired: move its expiry first",
    reason: "expired",
    headers: { "x-should-retry": "false" },
  });
