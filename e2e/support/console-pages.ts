import { readdirSync } from "node:fs";
import path from "node:path";
import { getKey } from "@/lib/keys/operations/list-keys";
import { getProject } from "@/lib/organizations/operations/get-project";
import { getWorkspace } from "@/lib/organizations/operations/get-workspace";
import type { createTenantOnServer } from "./people";
import { makeObjects } from "./sample-objects";

type Tenant = Awaited<ReturnType<typeof createTenantOnServer>>;

/** The ids, names, prefixes and slugs of the objects in a workspace. */
export type NamedObjects = Awaited<ReturnType<typeof makeNamedObjects>>;

/** Creates one object of each kind in a workspace. */
export async function makeNamedObjects(tenant: Tenant, place: Tenant["here"]) {
  const { organizationId: _, ...ids } = await makeObjects({ ...tenant, here: place });
  const read = tenant.owner;
  const { name, prefix } = await getKey.execute(read, { id: ids.keyId });
  const { prefix: sharedPrefix } = await getKey.execute(read, { id: ids.organizationKeyId });
  const { slug: projectSlug } = await getProject.execute(read, { id: ids.projectId });
  const { slug: workspaceSlug } = await getWorkspace.execute(read, { id: ids.workspaceId });
  return { ...ids, name, prefix, sharedPrefix, projectSlug, workspaceSlug };
}

export type PageRequest = {
  /** The path below the organization's path. */
  path: (at: NamedObjects) => string;
  /** Set when the page answers 404 without access to the workspace. */
  ofWorkspace?: true;
  /** Set when it answers 403 without access to any workspace. */
  refusesOthers?: true;
  /** Set when it answers 403 to everybody but owners and admins. */
  onlyAdmins?: true;
  /** Returns a text that the page shows only with access to the workspace. */
  shows?: (at: NamedObjects) => string;
};

const name = ({ name }: NamedObjects) => name;
const prefix = ({ prefix }: NamedObjects) => prefix;
const projectSlug = ({ projectSlug }: NamedObjects) => projectSlug;
const toWorkflowPath = (at: NamedObjects) => `/projects/${at.projectSlug}/workflows/${at.workflowId}`;

/**
 * The requests for every page of the console, by page pattern. The catch-all page needs none, as it reads no
 * data.
 */
export const PAGES: Record<string, PageRequest[]> = {
  "/orgs/[org]": [{ path: () => "" }],
  "/orgs/[org]/[...rest]": [],
  "/orgs/[org]/hygiene": [{ path: () => "/hygiene", shows: name }],
  "/orgs/[org]/keys": [
    { path: () => "/keys?owner=projects", shows: prefix },
    { path: ({ name }) => `/keys?owner=any&q=${name}`, shows: prefix },
  ],
  "/orgs/[org]/keys/[key]": [
    { path: ({ keyId }) => `/keys/${keyId}`, ofWorkspace: true, shows: prefix },
    { path: ({ keyId }) => `/keys/${keyId}?tab=secrets`, ofWorkspace: true, shows: prefix },
    { path: ({ organizationKeyId }) => `/keys/${organizationKeyId}`, ofWorkspace: true, shows: name },
  ],
  "/orgs/[org]/credentials": [
    { path: () => "/credentials", shows: name },
    { path: () => "/credentials?tab=keys", shows: prefix },
    { path: ({ credentialId }) => `/credentials?credential=${credentialId}`, shows: name },
  ],
  "/orgs/[org]/credentials/[credential]": [{ path: ({ credentialId }) => `/credentials/${credentialId}` }],
  "/orgs/[org]/runtimes": [
    { path: () => "/runtimes", shows: name },
    { path: ({ runtimeId }) => `/runtimes?runtime=${runtimeId}`, shows: name },
  ],
  // Only owners and admins see the audit log and the members.
  "/orgs/[org]/audit": [{ path: () => "/audit" }, { path: () => "/audit?entry=1" }],
  "/orgs/[org]/audit/export": [{ path: () => "/audit/export?format=ndjson", onlyAdmins: true }],
  "/orgs/[org]/members": [{ path: () => "/members" }, { path: () => "/members?tab=invitations" }],
  "/orgs/[org]/models": [{ path: () => "/models?q=sample" }],
  "/orgs/[org]/settings": [{ path: () => "/settings" }],
  "/orgs/[org]/settings/webhooks": [{ path: () => "/settings/webhooks" }],
  "/orgs/[org]/settings/webhooks/[webhook]": [
    { path: ({ webhookId }) => `/settings/webhooks/${webhookId}` },
    {
      path: ({ webhookId, webhookDeliveryId }) =>
        `/settings/webhooks/${webhookId}?delivery=${webhookDeliveryId}`,
    },
    { path: ({ webhookId }) => `/settings/webhooks/${webhookId}?tab=settings` },
  ],
  // It only takes requests of pages: see `e2e/api/runtime-trial.spec.ts`.
  "/orgs/[org]/runtimes/[runtime]/try": [],
  "/orgs/[org]/requests": [
    { path: () => "/requests", shows: name },
    { path: ({ requestId }) => `/requests?request=req_${requestId.replaceAll("-", "")}`, shows: name },
  ],
  "/orgs/[org]/requests/[request]": [
    { path: ({ requestId }) => `/requests/${requestId}`, ofWorkspace: true, shows: name },
  ],
  "/orgs/[org]/usage": [{ path: () => "/usage?group=key", shows: name }],
  "/orgs/[org]/usage/export": [
    { path: () => "/usage/export?group_by=key", refusesOthers: true, shows: name },
  ],
  "/orgs/[org]/projects/[project]/usage": [
    { path: (at) => `/projects/${projectSlug(at)}/usage?group=key`, ofWorkspace: true, shows: name },
  ],
  "/orgs/[org]/projects/[project]": [
    { path: (at) => `/projects/${projectSlug(at)}`, ofWorkspace: true, shows: projectSlug },
  ],
  "/orgs/[org]/projects/[project]/keys": [
    { path: (at) => `/projects/${projectSlug(at)}/keys`, ofWorkspace: true, shows: prefix },
  ],
  "/orgs/[org]/projects/[project]/workflows": [
    { path: (at) => `/projects/${projectSlug(at)}/workflows`, ofWorkspace: true, shows: name },
  ],
  "/orgs/[org]/projects/[project]/workflows/[workflow]": [
    { path: (at) => `${toWorkflowPath(at)}?run=${at.runId}`, ofWorkspace: true, shows: name },
    { path: (at) => `${toWorkflowPath(at)}?tab=settings`, ofWorkspace: true, shows: name },
  ],
  "/orgs/[org]/projects/[project]/settings": [
    { path: (at) => `/projects/${projectSlug(at)}/settings`, ofWorkspace: true },
  ],
  "/orgs/[org]/workspaces/[workspace]": [
    { path: (at) => `/workspaces/${at.workspaceSlug}`, ofWorkspace: true, shows: projectSlug },
  ],
  "/orgs/[org]/workspaces/[workspace]/credentials": [
    { path: (at) => `/workspaces/${at.workspaceSlug}/credentials`, ofWorkspace: true, shows: name },
    {
      path: (at) => `/workspaces/${at.workspaceSlug}/credentials?credential=${at.credentialId}`,
      ofWorkspace: true,
      shows: name,
    },
  ],
  "/orgs/[org]/workspaces/[workspace]/runtimes": [
    { path: (at) => `/workspaces/${at.workspaceSlug}/runtimes`, ofWorkspace: true, shows: name },
    {
      path: (at) => `/workspaces/${at.workspaceSlug}/runtimes?runtime=${at.runtimeId}`,
      ofWorkspace: true,
      shows: name,
    },
  ],
  "/orgs/[org]/workspaces/[workspace]/storage-units": [
    { path: (at) => `/workspaces/${at.workspaceSlug}/storage-units`, ofWorkspace: true, shows: name },
    {
      path: (at) => `/workspaces/${at.workspaceSlug}/storage-units?unit=${at.storageUnitId}`,
      ofWorkspace: true,
      shows: name,
    },
  ],
  "/orgs/[org]/workspaces/[workspace]/members": [
    { path: (at) => `/workspaces/${at.workspaceSlug}/members`, ofWorkspace: true },
  ],
  "/orgs/[org]/workspaces/[workspace]/settings": [
    { path: (at) => `/workspaces/${at.workspaceSlug}/settings`, ofWorkspace: true },
  ],
};

/** The files of the console's pages and route handlers, relative to `app`. */
export const pageFiles = readdirSync("app", { recursive: true, encoding: "utf8" }).filter(
  (file) => file.startsWith("(console)") && ["page.tsx", "route.ts"].includes(path.basename(file)),
);

const toSegments = (file: string) => file.split("/").slice(0, -1);
const isGroup = (segment: string) => segment.startsWith("(");

/** Returns the URL pattern of a page's file. Route groups are left out. */
export const toPattern = (file: string) =>
  `/${toSegments(file)
    .filter((segment) => !isGroup(segment))
    .join("/")}`;

/** Returns the headers of a client-side navigation, for which Next renders the page without its layouts. */
export function withoutLayouts(file: string, target: string): Record<string, string> {
  const values = (target.split("?")[0] ?? "").split("/").slice(1);
  const named = toSegments(file).filter((segment) => !isGroup(segment));
  const tree = toSegments(file).reduceRight<unknown>(
    (below, segment) => {
      const value = values[named.indexOf(segment)];
      return [
        segment.startsWith("[") ? [segment.slice(1, -1), value, "d", null] : segment,
        { children: below },
      ];
    },
    ["__PAGE__", {}, null, "refetch"],
  );
  return { rsc: "1", "next-router-state-tree": encodeURIComponent(JSON.stringify(["", { children: tree }])) };
}
