import type { SearchParams } from "nuqs/server";
import { findProjects } from "@/app/actions/search";
import { KeyActs } from "@/components/keys/key-acts";
import { CreateKey } from "@/components/keys/list/create-key";
import { KeyList } from "@/components/keys/list/key-list";
import { NoKeys } from "@/components/keys/list/no-keys";
import { type KeyListView, loadKeyListView } from "@/components/keys/list/params";
import type { Key } from "@/components/keys/types";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { plural } from "@/components/ui/format";
import { anywhere, hasOrganizationAccess, permits } from "@/lib/core/permissions";
import { pageContext } from "@/lib/next/session";
import { readProjects, readTree } from "../../tree";
import { loadKeyContext, mayWriteKeys } from "../key-context";
import { type Narrow, readKeys } from "../page-of-keys";

export const metadata = { title: "API keys" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function KeysPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadKeyListView(searchParams)]);
  const ctx = await pageContext(org);
  if (!permits(ctx.actor, "keys:read", anywhere)) return <SeesNothing what="keys" />;
  const inCharge = hasOrganizationAccess(ctx);
  const base = `/orgs/${org}/keys`;
  const [page, keyContext, { projects, whole }] = await Promise.all([
    readKeys(ctx, base, view, narrow(view, inCharge)),
    loadKeyContext(org),
    readTree(org),
  ]);
  const known = await readProjects(org, listOwners(page.data));
  const mayWrite = permits(ctx.actor, "keys:write", anywhere);
  const writable = (key: Key) => {
    const project = known.find(({ id }) => id === key.owner.id);
    return inCharge || (project !== undefined && mayWriteKeys(ctx, project));
  };
  return (
    <KeyActs keyContext={keyContext}>
      <KeyList
        organization={{ ...keyContext.organization, mayEdit: keyContext.mayOwn }}
        caption="API keys"
        rows={page.data.map(({ inherited: _, ...key }) => ({
          key,
          access: toAccess(key, known),
          writable: writable(key),
        }))}
        base={base}
        view={view}
        now={ctx.now.toISOString()}
        nextCursor={page.nextCursor}
        owners={inCharge ? toOwners(view) : []}
        projects={{
          options: projects.map(({ name, slug }) => ({ value: slug, label: name })),
          ...(!whole && { find: findProjects.bind(null, org, "slug", null) }),
        }}
        empty={<NoKeys mayCreate={mayWrite} label="New Key" />}
      />
      {mayWrite && <CreateKey />}
    </KeyActs>
  );
}

/**
 * Of those who hold the organization first its own keys, and of chosen projects all that open them; for the others the
 * keys of projects alone.
 */
function narrow({ owner, project }: KeyListView, inCharge: boolean): Narrow {
  const within = project.length > 0 ? { projectId: project } : {};
  const wanted = owner ?? (project.length > 0 ? "any" : "organization");
  if (!inCharge || wanted === "projects") return { ...within, owner: "project" };
  return wanted === "any" ? within : { ...within, owner: "organization" };
}

function toOwners({ project }: KeyListView) {
  const owners = [
    { value: "organization", label: "Organization" },
    { value: "projects", label: "Projects" },
    { value: "any", label: "Organization and projects" },
  ];
  return project.length > 0 ? owners.toReversed() : owners;
}

const listOwners = (keys: Key[]) => keys.map(({ owner }) => owner.id);

function toAccess(key: Key, projects: { id: string; name: string }[]): string {
  if (key.owner.type === "project")
    return projects.find(({ id }) => id === key.owner.id)?.name ?? "One project";
  return key.projectAccess === "all" ? "All projects" : plural(key.projectIds.length, "project");
}
