import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { keys } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { anywhere, permits } from "@/lib/core/operations/permissions";
import { toKeyTarget } from "@/lib/keys/key-target";
import { keyView, toKeyView } from "@/lib/keys/key-view";
import { completeKeys, type Key, selectKeys } from "@/lib/keys/load-keys";
import { FINDINGS, type Finding } from "./finding";
import { expiringSoon, neverUsed, notRotated, unused } from "./hygiene-by-age";
import { unusedModels, unusedScopes } from "./hygiene-by-use";

const DAY_SECONDS = 24 * 60 * 60;
const EXTENSION_DAYS = 90;

const row = z.object({
  kind: z.enum(FINDINGS),
  key: keyView.pick({
    ...{ id: true, version: true, name: true, prefix: true, owner: true },
    ...{ scopes: true, modelAllowlist: true },
  }),
  detail: z.object({ at: time.nullable(), scopes: z.array(z.string()), models: z.array(z.string()) }),
  /**
   * The suggested action with the input of its operation: `disableKey`, `rotateKey`, or `updateKey` for the
   * other actions. Null when the caller may not change the key.
   */
  remediation: z
    .object({
      action: z.enum(["extend", "disable", "rotate", "remove_scopes", "remove_models"]),
      input: z.record(z.string(), z.unknown()),
    })
    .nullable(),
});

/**
 * Lists findings about the keys that work now and that the caller has access to: at most 16 of each kind, the
 * most urgent first. Organization keys are included only for callers with access to the whole organization.
 */
export const listHygiene = query({
  name: "keys.listHygiene",
  title: "List findings about keys",
  permission: "keys:read",
  allowed: { "project read": () => [{}] },
  filtered: true,
  target: () => ({ row: null, target: anywhere }),
  input: z.object({}),
  output: z.object({ data: z.array(row) }),
  run: async (ctx) => {
    const findings: Finding[] = [];
    for (const find of [expiringSoon, neverUsed, unused, notRotated, unusedScopes, unusedModels]) {
      findings.push(...(await find(ctx)));
    }
    const found = await loadFoundKeys(ctx, findings);
    const data = findings.flatMap((finding) => {
      const key = found.get(finding.keyId);
      if (!key) return [];
      const { kind, at, scopes, models } = finding;
      const remediation = permits(ctx.actor, "keys:write", toKeyTarget(key))
        ? toRemediation(finding, key)
        : null;
      return [{ kind, key: toKeyView(ctx, key), detail: { at, scopes, models }, remediation }];
    });
    return { data };
  },
});

async function loadFoundKeys(ctx: Context, findings: Finding[]): Promise<ReadonlyMap<string, Key>> {
  const ids = [...new Set(findings.map(({ keyId }) => keyId))];
  const rows = await selectKeys(ctx).where(
    and(eq(keys.organizationId, ctx.organizationId), inArray(keys.id, ids)),
  );
  return new Map((await completeKeys(ctx, rows)).map((key) => [key.id, key]));
}

function toRemediation(
  { kind, scopes, models }: Finding,
  { id, version, ...key }: Key,
): z.output<typeof row>["remediation"] {
  const less = (all: string[], some: string[]) => all.filter((entry) => !some.includes(entry));
  switch (kind) {
    case "expires_soon":
      return { action: "extend", input: { id, version, expiresInDays: EXTENSION_DAYS } };
    case "not_rotated":
      return { action: "rotate", input: { id, version, graceSeconds: DAY_SECONDS } };
    case "unused_scopes":
      return { action: "remove_scopes", input: { id, version, scopes: less(key.scopes, scopes) } };
    case "unused_models":
      return {
        action: "remove_models",
        input: { id, version, modelAllowlist: less(key.modelAllowlist, models) },
      };
    default:
      return { action: "disable", input: { id, version } };
  }
}
