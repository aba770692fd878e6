import type { SearchParams } from "nuqs/server";
import { KeyActs } from "@/components/keys/key-acts";
import { CreateKey } from "@/components/keys/list/create-key";
import { KeyList } from "@/components/keys/list/key-list";
import { NoKeys } from "@/components/keys/list/no-keys";
import { loadKeyListView } from "@/components/keys/list/params";
import { loadProject } from "../loader";
import { loadProjectKeys } from "./loader";

type Props = { params: Promise<{ org: string; project: string }>; searchParams: Promise<SearchParams> };

const OWNERS = [
  { value: "all", label: "Own and inherited" },
  { value: "project", label: "Own" },
  { value: "organization", label: "Inherited" },
];

export async function generateMetadata({ params }: Props) {
  const { org, project } = await params;
  return { title: `API keys of ${(await loadProject(org, project)).project.name}` };
}

export default async function ProjectKeysPage({ params, searchParams }: Props) {
  const [{ org, project: slug }, view] = await Promise.all([params, loadKeyListView(searchParams)]);
  const base = `/orgs/${org}/projects/${slug}/keys`;
  const { keyContext, project, mayWriteKeys, ...list } = await loadProjectKeys(org, slug, base, view);
  return (
    <div className="mt-5">
      <KeyActs keyContext={keyContext}>
        <KeyList
          {...list}
          organization={{ ...keyContext.organization, mayEdit: keyContext.mayOwn }}
          caption={`API keys of ${project.name}`}
          base={base}
          view={view}
          owners={OWNERS}
          empty={<NoKeys mayCreate={mayWriteKeys} label="Create API Key" />}
        />
        {mayWriteKeys && <CreateKey project={project} />}
      </KeyActs>
    </div>
  );
}
