import type { ReactNode } from "react";
import { KeyActs } from "@/components/keys/key-acts";
import type { Query } from "@/components/keys/list/view";
import { KeyHeader } from "@/components/keys/page/header";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../../console-page";
import { loadKeyContext } from "../key-context";
import { ExplainTab } from "./explain-tab";
import { HistoryTab } from "./history-tab";
import { readPageOfKey, type TabProps } from "./key";
import { OverviewTab } from "./overview-tab";
import { SecretsTab } from "./secrets-tab";
import { SimulateTab } from "./simulate-tab";
import { UsageTab } from "./usage-tab";

type Props = { params: Promise<{ org: string; key: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  const { org, key } = await params;
  return { title: (await readPageOfKey(org, key)).key.name };
}

const TABS = new Map<string, (props: TabProps) => ReactNode | Promise<ReactNode>>([
  ["usage", UsageTab],
  ["secrets", SecretsTab],
  ["explain", ExplainTab],
  ["simulate", SimulateTab],
  ["history", HistoryTab],
]);

/** Not split into a layout: a browser keeps those for minutes, and with them a version that is long over. */
export default async function KeyPage({ params, searchParams }: Props) {
  const [{ org, key: id }, query] = await Promise.all([params, searchParams]);
  const [{ key, project, writable, createdBy }, keyContext] = await Promise.all([
    readPageOfKey(org, id),
    loadKeyContext(org),
  ]);
  const list = `/orgs/${org}${project ? `/projects/${project.slug}` : ""}/keys`;
  const Tab = TABS.get(String(query.tab ?? "")) ?? OverviewTab;
  return (
    <ConsolePage
      org={org}
      project={project?.slug}
      below={[{ label: "API keys", href: list }, { label: key.name }]}
    >
      <KeyActs keyContext={keyContext} goneHref={list}>
        <KeyHeader
          of={key}
          writable={writable}
          createdBy={createdBy}
          organization={keyContext.organization.name}
        />
        <Tabs
          label={key.name}
          items={toTabs(`/orgs/${org}/keys/${id}`, key.secrets.length).filter(
            ({ label }) => writable || label !== "Simulate",
          )}
        />
        <div className="mt-6">
          <Tab org={org} id={id} query={query} />
        </div>
      </KeyActs>
    </ConsolePage>
  );
}

const toTabs = (base: string, secrets: number) => [
  { href: base, label: "Overview" },
  { href: `${base}?tab=usage`, label: "Usage" },
  { href: `${base}?tab=secrets`, label: "Secrets", count: secrets },
  { href: `${base}?tab=explain`, label: "Explain" },
  { href: `${base}?tab=simulate`, label: "Simulate" },
  { href: `${base}?tab=history`, label: "History" },
];
