import { CreateDialog } from "@/components/keys/forms/create-dialog";
import { KeyActs } from "@/components/keys/key-acts";
import { KeyList } from "@/components/keys/list/key-list";
import { NoKeys } from "@/components/keys/list/no-keys";
import { type Query, readView } from "@/components/keys/list/view";
import type { Key } from "@/components/keys/types";
import { plural } from "@/components/ui/format";
import { loadKeyContext } from "../../../keys/key-context";
import { readKeys } from "../../../keys/page-of-keys";
import { readProject } from "../project";

export const metadata = { title: "API keys" };

type Props = { params: Promise<{ org: string; project: string }>; searchParams: Promise<Query> };

const OWNERS = [
  { value: "all", label: "Own and inherited" },
  { value: "project", label: "Own" },
  { value: "organization", label: "Inherited" },
];

export default async function ProjectKeysPage({ params, searchParams }: Props) {
  const [{ org, project: slug }, query] = await Promise.all([params, searchParams]);
  const { ctx, project, mayWriteKeys } = await readProject(org, slug);
  const view = readView(query);
  const owner = view.owner === "project" || view.owner === "organization" ? view.owner : undefined;
  const [page, keyContext] = await Promise.all([
    readKeys(ctx, query, view, { projectId: [project.id], ...(owner && { owner }) }),
    loadKeyContext(org),
  ]);
  return (
    <div className="mt-5">
      <KeyActs keyContext={keyContext}>
        <KeyList
          organization={{ ...keyContext.organization, mayEdit: keyContext.mayOwn }}
          caption={`API keys of ${project.name}`}
          rows={page.data.map((key) => ({
            key,
            access: toAccess(key),
            writable: mayWriteKeys && !key.inherited,
          }))}
          query={query}
          view={view}
          now={ctx.now.toISOString()}
          nextCursor={page.nextCursor}
          owners={OWNERS}
          empty={<NoKeys createHref={mayWriteKeys ? "?new=1" : null} label="Create API Key" />}
        />
        {query.new === "1" && mayWriteKeys && <CreateDialog project={project} />}
      </KeyActs>
    </div>
  );
}

function toAccess({ inherited, projectAccess, projectIds }: Key): string {
  if (!inherited) return "This project";
  return projectAccess === "all" ? "All projects" : plural(projectIds.length, "project");
}
