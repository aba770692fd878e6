import { z } from "zod";
import { version } from "@/lib/core/input/codecs";

export const role = z.enum(["owner", "admin", "member", "viewer"]);
export const access = z.enum(["read", "write", "admin"]);

const grant = z.strictObject({ workspaceId: z.guid(), access });

/** The access to workspaces in a request, one entry for each workspace. */
export const grants = z
  .array(grant)
  .max(100, "At most 100 workspaces")
  .refine((list) => new Set(list.map(({ workspaceId }) => workspaceId)).size === list.length, {
    error: "Names a workspace twice",
  });

export type Grants = z.output<typeof grants>;

export const updateMemberInput = z.strictObject({
  id: z.string(),
  version,
  role: role.optional(),
  workspaces: grants.optional(),
});

const ids = z.array(z.guid()).max(1000, "At most 1000");

export const deleteMemberInput = z.strictObject({
  id: z.string(),
  version,
  /** What happens to the keys that the member created and the credentials that they changed. */
  holdings: z.enum(["leave", "hand_over", "revoke"]).default("leave"),
  /** The id of the member who gets what is handed over. */
  handTo: z.string().optional(),
  /** The ids of keys and credentials that differ from `holdings`. */
  leave: ids.default([]),
  handOver: ids.default([]),
  revoke: ids.default([]),
});

export const workspaceAccessInput = z.strictObject({
  id: z.string(),
  /** The id or the email of the member. */
  member: z.string().trim().min(1, "Enter an email").max(254, "At most 254 characters"),
  access: access.nullable(),
});

/** The access to a workspace as members and invitations show it. */
export const workspaceGrant = z.object({ workspaceId: z.string(), name: z.string(), access });
export type WorkspaceGrant = z.output<typeof workspaceGrant>;

type Role = z.output<typeof role>;

/** Returns whether a role has access to every workspace. */
export const hasEveryWorkspace = (role: Role) => role === "owner" || role === "admin";
