import type { ReactNode } from "react";
import type { Query } from "@/components/keys/view";
import { ExplainTab } from "./explain-tab";
import { HistoryTab } from "./history-tab";
import { readPageOfKey, type TabProps } from "./key";
import { OverviewTab } from "./overview-tab";
import { SecretsTab } from "./secrets-tab";
import { SimulateTab } from "./simulate-tab";
import { UsageTab } from "./usage-tab";

type Props = {
  params: Promise<{ org: string; key: string }>;
  searchParams: Promise<Query>;
};

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

export default async function KeyPage({ params, searchParams }: Props) {
  const [{ org, key }, query] = await Promise.all([params, searchParams]);
  const Tab = TABS.get(String(query.tab ?? "")) ?? OverviewTab;
  return <Tab org={org} id={key} query={query} />;
}
