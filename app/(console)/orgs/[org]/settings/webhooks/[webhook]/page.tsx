import type { SearchParams } from "nuqs/server";
import { ReceiverSettings } from "@/components/deliveries/receiver-settings";
import { SwitchActive } from "@/components/deliveries/switch-active";
import { UnreadableSecret } from "@/components/deliveries/unreadable-secret";
import { NoSettingsAccess } from "@/components/organizations/no-settings-access";
import { PageHeader } from "@/components/ui/page";
import { Tabs } from "@/components/ui/tabs";
import { StateBadge } from "@/components/ui/values/badge";
import { loadWebhookPageView, toWebhookPageHref } from "@/components/webhooks/params";
import { SendTest } from "@/components/webhooks/send-test";
import { WebhookTarget } from "@/components/webhooks/webhook-target";
import { ConsolePage } from "../../../console-page";
import { actions } from "../actions";
import { loadWebhook } from "../loader";
import { DeliveriesTab } from "./deliveries-tab";

type Props = {
  params: Promise<{ org: string; webhook: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props) {
  const { org, webhook } = await params;
  return { title: (await loadWebhook(org, webhook))?.webhook.url ?? "Webhook" };
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const [{ org, webhook: id }, view] = await Promise.all([params, loadWebhookPageView(searchParams)]);
  const found = await loadWebhook(org, id);
  const list = `/orgs/${org}/settings/webhooks`;
  const base = `${list}/${id}`;
  const below = [
    { label: "Settings", href: `/orgs/${org}/settings` },
    { label: "Webhooks", href: list },
  ];
  if (!found) {
    return (
      <ConsolePage org={org} below={below}>
        <NoSettingsAccess />
      </ConsolePage>
    );
  }
  const { webhook, readable } = found;
  const settingsHref = toWebhookPageHref(base, { tab: "settings" });
  const acts = { organization: org, webhook, actions };
  const receiver = { organization: org, of: { ...webhook, name: webhook.url }, actions };
  const isSettings = view.tab === "settings" && view.delivery === null;
  return (
    <ConsolePage org={org} below={[...below, { label: webhook.url }]}>
      <PageHeader
        title={<span className="font-mono text-[0.923em]">{webhook.url}</span>}
        badge={<StateBadge state={webhook.active ? "active" : "inactive"} />}
        actions={
          <>
            <SwitchActive {...receiver} />
            <SendTest {...acts} />
          </>
        }
      />
      <Tabs
        label={webhook.url}
        items={[
          { href: base, label: "Deliveries", current: !isSettings },
          { href: settingsHref, label: "Settings", current: isSettings },
        ]}
      />
      <div className="mt-6 grid grid-cols-1 gap-6">
        {!readable && <UnreadableSecret settingsHref={settingsHref} />}
        {isSettings ? (
          <ReceiverSettings what="webhook" {...receiver} listHref={list}>
            <WebhookTarget {...acts} />
          </ReceiverSettings>
        ) : (
          <DeliveriesTab org={org} id={id} base={base} view={view} />
        )}
      </div>
    </ConsolePage>
  );
}
