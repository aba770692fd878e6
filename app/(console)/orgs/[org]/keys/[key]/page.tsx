import type { ReactNode } from "react";
import { HistoryTab } from "./history-tab";
import { readPageOfKey, type TabProps } from "./key";
import { OverviewTab } from "./overview-tab";
import { SecretsTab } from "./secrets-tab";
import { UsageTab } from "./usage-tab";

type Props = {
  params: Promise<{ org: string; key: string }>;
  searchParams: Promise<{ tab?: string; cursor?: string }>;
};

export async function generateMetadata({ params }: Props) {
  const { org, key } = await params;
  return { title: (await readPageOfKey(org, key)).key.name };
}

const TABS = new Map<string, (props: TabProps) => ReactNode | Promise<ReactNode>>([
  ["usage", UsageTab],
  ["secrets", SecretsTab],
  ["history", HistoryTab],
]);

export default async function KeyPage({ params, searchParams }: Props) {
  const [{ org, key }, { tab = "", cursor }] = await Promise.all([params, searchParams]);
  const Tab = TABS.get(tab) ?? OverviewTab;
  return <Tab org={org} id={key} cursor={cursor} />;
}
