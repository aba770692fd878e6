import type { ReactNode } from "react";
import { KeyActs } from "@/components/keys/key-acts";
import { KeyHeader } from "@/components/keys/page/header";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../../console-page";
import { readTree } from "../../tree";
import { readDesk } from "../desk";
import { readPageOfKey } from "./key";

type Props = { children: ReactNode; params: Promise<{ org: string; key: string }> };

export default async function KeyLayout({ children, params }: Props) {
  const { org, key: id } = await params;
  const [{ key, writable }, desk, { projects }] = await Promise.all([
    readPageOfKey(org, id),
    readDesk(org),
    readTree(org),
  ]);
  const project = projects.find((candidate) => candidate.id === key.owner.id);
  const list = `/orgs/${org}${project ? `/projects/${project.slug}` : ""}/keys`;
  const base = `/orgs/${org}/keys/${id}`;
  return (
    <ConsolePage
      org={org}
      project={project?.slug}
      below={[{ label: "API keys", href: list }, { label: key.name }]}
    >
      <KeyActs desk={desk} goneHref={list}>
        <KeyHeader of={key} writable={writable} organization={desk.organization.name} />
        <Tabs
          label={key.name}
          items={[
            { href: base, label: "Overview" },
            { href: `${base}?tab=usage`, label: "Usage" },
            { href: `${base}?tab=secrets`, label: "Secrets", count: key.secrets.length },
            { href: `${base}?tab=explain`, label: "Explain" },
            ...(writable ? [{ href: `${base}?tab=simulate`, label: "Simulate" }] : []),
            { href: `${base}?tab=history`, label: "History" },
          ]}
        />
        <div className="mt-6">{children}</div>
      </KeyActs>
    </ConsolePage>
  );
}
