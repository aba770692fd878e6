import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { organizations, projects, workspaces } from "@/db/schema/index";
import { databaseNow } from "@/lib/core/changes/audit-trail";
import type {
  Actor,
  Context,
  KeyActor,
  Keyring,
  Role,
  UserActor,
  WorkspaceAccess,
} from "@/lib/core/operations/context";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { pickGrant } from "@/lib/policy/attenuation";
import { policyDefaults } from "@/lib/policy/values";

/** The keys that tests seal and sign with. */
export const testKeyring: Keyring = {
  master: parseFernetKeys(randomBytes(32).toString("base64")),
  apiKeys: { currentId: 1, byId: new Map([[1, randomBytes(32)]]) },
  audit: { currentId: 1, byId: new Map([[1, randomBytes(32)]]) },
};

/** The keys of an installation whose MASTER_KEY was lost: nothing that was stored before can be decrypted. */
export const keyringWithoutMaster: Keyring = {
  ...testKeyring,
  master: parseFernetKeys(randomBytes(32).toString("base64")),
};

/**
 * Returns a person with a role as an actor. `access` maps workspace ids to access, for members and viewers.
 */
export const person = (role: Role, access: Record<string, WorkspaceAccess> = {}): UserActor => ({
  kind: "user",
  id: randomUUID(),
  name: `The ${role}`,
  role,
  workspaces: new Map(Object.entries(access)),
});

/** Returns a key with scopes as an actor, by default with access to the whole organization. */
export const keyActor = (
  scopes: string[],
  access: KeyActor["access"] = { kind: "all" },
  workspaceId: string | null = null,
): KeyActor => ({
  kind: "key",
  id: randomUUID(),
  name: "CI server",
  access,
  workspaceId,
  grant: { ...pickGrant(policyDefaults), scopes, access },
});

/** Creates an organization with two workspaces that have one project each. Returns contexts in it. */
export async function createTenant(db: Database, facts: Partial<Context> = {}) {
  const slug = `org-${randomUUID()}`;
  const [organization] = await db
    .insert(organizations)
    .values({ name: "Acme", slug })
    .returning({ id: organizations.id, now: databaseNow });
  if (!organization) throw new Error("The organization was not written");
  const organizationId = organization.id;
  const [here, there] = [await freshWorkspace(db, organizationId), await freshWorkspace(db, organizationId)];
  const as = (actor: Actor): Context => ({
    db,
    organizationId,
    actor,
    now: organization.now,
    request: {
      ...{ id: "req_test", ip: "203.0.113.9", client: "vitest", idempotency: null },
      origin: "https://keys.example.com",
    },
    keyring: testKeyring,
    allowPrivateUpstreams: true,
    providerVariable: () => null,
    changes: [],
    later: (work) => void work(),
    ...facts,
  });
  return { organizationId, slug, here, there, as, owner: as(person("owner")) };
}

async function freshWorkspace(db: Database, organizationId: string) {
  const slug = `workspace-${randomUUID()}`;
  const [workspace] = await db
    .insert(workspaces)
    .values({ organizationId, name: "Workspace", slug })
    .returning({ id: workspaces.id });
  if (!workspace) throw new Error("The workspace was not written");
  const [project] = await db
    .insert(projects)
    .values({ organizationId, workspaceId: workspace.id, name: "Project", slug })
    .returning({ id: projects.id });
  if (!project) throw new Error("The project was not written");
  return { workspaceId: workspace.id, projectId: project.id, slug };
}
