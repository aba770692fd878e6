import type { SearchParams } from "nuqs/server";
import { KeyActs } from "@/components/keys/key-acts";
import { CreateKey } from "@/components/keys/list/create-key";
import { KeyList } from "@/components/keys/list/key-list";
import { NoKeys } from "@/components/keys/list/no-keys";
import { loadKeyListView } from "@/components/keys/list/params";
import type { Key } from "@/components/keys/types";
import { plural } from "@/components/ui/format";
import { loadKeyContext } from "../../../keys/key-context";
import { readKeys } from "../../../keys/page-of-keys";
import { readProject } from "../project";

export const metadata = { title: "API keys" };

type Props = { params: Promise<{ org: string; project: string }>; searchParams: Promise<SearchParams> };

const OWNERS = [
  { value: "all", label: "Own and inherited" },
  { value: "project", label: "Own" },
  { value: "organization", label: "Inherited" },
];

export default async function ProjectKeysPage({ params, searchParams }: Props) {
  const [{ org, project: slug }, view] = await Promise.all([params, loadKeyListView(searchParams)]);
  const { ctx, project, mayWriteKeys } = await readProject(org, slug);
  const base = `/orgs/${org}/projects/${slug}/keys`;
  const owner = view.owner === "project" || view.owner === "organization" ? view.owner : undefined;
  const [page, keyContext] = await Promise.all([
    readKeys(ctx, base, view, { projectId: [project.id], ...(owner && { owner }) }),
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
          base={base}
          view={view}
          now={ctx.now.toISOString()}
          nextCursor={page.nextCursor}
          owners={OWNERS}
          empty={<NoKeys mayCreate={mayWriteKeys} label="Create API Key" />}
        />
        {mayWriteKeys && <CreateKey project={project} />}
      </KeyActs>
    </div>
  );
}

function toAccess({ inherited, projectAccess, projectIds }: Key): string {
  if (!inherited) return "This project";
  return projectAccess === "all" ? "All projects" : plural(projectIds.length, "project");
}
