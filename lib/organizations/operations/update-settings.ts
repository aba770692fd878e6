import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { credentials, organizations } from "@/db/schema/index";
import { updateRow } from "@/lib/core/changes/update-row";
import { AppError } from "@/lib/core/errors/errors";
import { label, version } from "@/lib/core/input/codecs";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget, permits } from "@/lib/core/operations/permissions";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";
import { organizationView } from "@/lib/organizations/tree-views";

type Organization = z.output<typeof organizationView>;

const settings = organizationView.pick({
  environmentFallback: true,
  expiryRequired: true,
  budgetRequired: true,
  revealPolicy: true,
  rotationUndo: true,
  developerMode: true,
}).shape;

const MOST_PERCENT = 1_000;

const markUp = z
  .number("Use a number such as 12.5")
  .min(0, "Use a number from 0")
  .max(MOST_PERCENT, `At most ${MOST_PERCENT.toLocaleString("en")}`)
  .multipleOf(0.01, "At most two decimals");

const providerId = z.string().regex(/^[a-z0-9-]{1,64}$/, "This is not the id of a provider");

/** The organization for `updateRow`, and the fields that audit rows show. */
const entity = {
  table: organizations,
  subject: "organization",
  visible: ({ id: _, slug: _slug, version: _version, createdAt, updatedAt, ...visible }: Organization) =>
    visible,
};

/**
 * Updates the given settings. Only owners set the reveal policy. Without undo of rotations, the previous secrets
 * that are still kept are deleted.
 */
export const updateSettings = command({
  name: "organizations.updateSettings",
  title: "Update the organization's settings",
  permission: "organization:write",
  allowed: {
    "owner or admin": () => [{ name: "Sample", environmentFallbackOff: ["openai"] }],
    owner: () => [{ revealPolicy: "step-up" as const }],
  },
  target: async (ctx) => ({ row: await getOwnOrganization(ctx), target: organizationTarget }),
  input: z
    .strictObject({
      version,
      name: label,
      ...settings,
      markUpPercent: markUp,
      environmentFallbackOff: z.array(providerId).max(100),
      roundRobinProviders: z.array(providerId).max(100),
    })
    .partial(),
  output: organizationView,

  run: async (ctx, { version, ...patch }, organization) => {
    if (patch.revealPolicy && !permits(ctx.actor, "organization:own", organizationTarget)) {
      const message = "Only an owner can change who may reveal secrets";
      throw new AppError("FORBIDDEN", { message, reason: "access", param: "revealPolicy" });
    }
    if (patch.rotationUndo === false) {
      await ctx.db
        .update(credentials)
        .set({ sealedPrevious: null, previous: null, previousUntil: null })
        .where(and(eq(credentials.organizationId, ctx.organizationId), isNotNull(credentials.previousUntil)));
    }
    return updateRow(ctx, entity, organization, version, patch);
  },
});
