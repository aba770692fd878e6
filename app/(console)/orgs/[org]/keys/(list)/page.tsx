import { CreateDialog } from "@/components/keys/create-dialog";
import { KeyActs } from "@/components/keys/key-acts";
import { KeyList } from "@/components/keys/key-list";
import { NoKeys } from "@/components/keys/no-keys";
import type { Key } from "@/components/keys/types";
import { type Query, readView } from "@/components/keys/view";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { plural } from "@/components/ui/format";
import { anywhere, holdsOrganization, permits } from "@/lib/core/permissions";
import { pageContext } from "@/lib/server/session";
import { readTree } from "../../tree";
import { readDesk } from "../desk";
import { type Narrow, readKeys } from "../page-of-keys";

export const metadata = { title: "API keys" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

export default async function KeysPage({ params, searchParams }: Props) {
  const [{ org }, query] = await Promise.all([params, searchParams]);
  const ctx = await pageContext(org);
  if (!permits(ctx.actor, "keys:read", anywhere)) return <SeesNothing what="keys" />;
  const inCharge = holdsOrganization(ctx);
  const view = readView(query);
  const { projects } = await readTree(org);
  const project = projects.find(({ slug }) => view.owner === `project.${slug}`);
  const [page, desk] = await Promise.all([
    readKeys(ctx, query, view, narrow(view.owner, project?.id, inCharge)),
    readDesk(org),
  ]);
  const mayWrite = desk.mayOwn || desk.projects.length > 0;
  const writable = (key: Key) => inCharge || desk.projects.some(({ id }) => id === key.owner.id);
  return (
    <KeyActs desk={desk}>
      <KeyList
        organization={desk.organization}
        caption="API keys"
        rows={page.data.map(({ inherited: _, ...key }) => ({
          key,
          access: accessOf(key, projects),
          writable: writable(key),
        }))}
        query={query}
        view={view}
        now={ctx.now.toISOString()}
        nextCursor={page.nextCursor}
        owners={ownersOf(projects, inCharge)}
        empty={<NoKeys createHref={mayWrite ? "?new=1" : null} label="New Key" />}
      />
      {query.new === "1" && mayWrite && <CreateDialog />}
    </KeyActs>
  );
}

/** First the organization's own keys, for those who hold it; for the others those of their projects. */
function narrow(owner: string | undefined, projectId: string | undefined, inCharge: boolean): Narrow {
  if (projectId) return { projectId: [projectId], owner: "project" };
  if (!inCharge || owner === "any") return {};
  return { owner: owner === "projects" ? "project" : "organization" };
}

function ownersOf(projects: { name: string; slug: string }[], inCharge: boolean) {
  const each = projects.map(({ name, slug }) => ({ value: `project.${slug}`, label: name }));
  if (!inCharge) return [{ value: "projects", label: "All projects" }, ...each];
  return [
    { value: "organization", label: "Organization" },
    { value: "projects", label: "All projects" },
    { value: "any", label: "Organization and projects" },
    ...each,
  ];
}

function accessOf(key: Key, projects: { id: string; name: string }[]): string {
  if (key.owner.type === "project")
    return projects.find(({ id }) => id === key.owner.id)?.name ?? "One project";
  return key.projectAccess === "all" ? "All projects" : plural(key.projectIds.length, "project");
}
