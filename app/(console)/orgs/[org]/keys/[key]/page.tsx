import type { SearchParams } from "nuqs/server";
import type { ReactNode } from "react";
import { ActFromAddress } from "@/components/keys/act-from-address";
import { KeyActs } from "@/components/keys/key-acts";
import { KeyHeader } from "@/components/keys/page/header";
import { toKeyCommands } from "@/components/keys/page/key-commands";
import { KEY_TABS, loadKeyPageView, toKeyPageHref } from "@/components/keys/page/params";
import { MarkPage } from "@/components/layout/sidebar/marked-page";
import { Tabs } from "@/components/ui/tabs";
import { ConsolePage } from "../../console-page";
import { loadKeyContext } from "../loader";
import { ExplainTab } from "./explain-tab";
import { HistoryTab } from "./history-tab";
import { loadKey, type TabProps } from "./loader";
import { OverviewTab } from "./overview-tab";
import { SecretsTab } from "./secrets-tab";
import { SimulateTab } from "./simulate-tab";
import { UsageTab } from "./usage-tab";

type Props = { params: Promise<{ org: string; key: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const { org, key } = await params;
  return { title: (await loadKey(org, key)).key.name };
}

type TabName = (typeof KEY_TABS)[number];

const TABS: Record<TabName, { label: string; Tab: (props: TabProps) => ReactNode | Promise<ReactNode> }> = {
  overview: { label: "Overview", Tab: OverviewTab },
  usage: { label: "Usage", Tab: UsageTab },
  secrets: { label: "Secrets", Tab: SecretsTab },
  explain: { label: "Explain", Tab: ExplainTab },
  simulate: { label: "Simulate", Tab: SimulateTab },
  history: { label: "History", Tab: HistoryTab },
};

/** Shows a key's page. It has no layout: browsers cache layouts for minutes, with an outdated key. */
export default async function KeyPage({ params, searchParams }: Props) {
  const [{ org, key: id }, view] = await Promise.all([params, loadKeyPageView(searchParams)]);
  const { key, project, inCharge, writable, createdBy } = await loadKey(org, id);
  const keyContext = await loadKeyContext(org, project?.workspaceId ?? null);
  const list = `/orgs/${org}${project ? `/projects/${project.slug}` : ""}/keys`;
  const { Tab } = TABS[view.tab];
  return (
    <ConsolePage
      org={org}
      project={project?.slug}
      below={[{ label: "API keys", href: list }, { label: key.name }]}
      commands={{ heading: key.name, commands: toKeyCommands(`/orgs/${org}/keys/${id}`, key, writable) }}
    >
      <MarkPage href={list} />
      <KeyActs keyContext={keyContext} goneHref={list}>
        {writable && <ActFromAddress of={key} />}
        <KeyHeader
          of={key}
          writable={writable}
          createdBy={createdBy}
          organization={keyContext.organization}
        />
        <Tabs
          label={key.name}
          items={KEY_TABS.filter((tab) => isShown(tab, { writable, inCharge })).map((tab) => ({
            href: toKeyPageHref(`/orgs/${org}/keys/${id}`, { tab }),
            label: TABS[tab].label,
            current: tab === view.tab,
            ...(tab === "secrets" && { count: key.secrets.length }),
          }))}
        />
        <div className="mt-6">
          <Tab org={org} id={id} view={view} />
        </div>
      </KeyActs>
    </ConsolePage>
  );
}

/** Returns whether the person can use a tab. Simulate needs write access, History an owner or admin. */
function isShown(tab: TabName, { writable, inCharge }: { writable: boolean; inCharge: boolean }): boolean {
  if (tab === "simulate") return writable;
  return tab !== "history" || inCharge;
}
