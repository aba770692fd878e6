import type { SearchParams } from "nuqs/server";
import { NoSettingsAccess } from "@/components/organizations/no-settings-access";
import { CreateLink } from "@/components/resource/create-link";
import { EmptyList } from "@/components/resource/list/empty-list";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { Pagination } from "@/components/ui/tables/pagination";
import { NewWebhook } from "@/components/webhooks/new-webhook";
import { loadWebhookListView, toWebhookListHref } from "@/components/webhooks/params";
import { WebhookTable } from "@/components/webhooks/webhook-table";
import { SettingsFrame } from "../settings-frame";
import { actions } from "./actions";
import { loadWebhooks } from "./loader";

export const metadata = { title: "Webhooks" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function WebhooksPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadWebhookListView(searchParams)]);
  const loaded = await loadWebhooks(org, view);
  const base = `/orgs/${org}/settings/webhooks`;
  return (
    <SettingsFrame org={org} actions={loaded && <CreateLink label="New webhook" />}>
      {!loaded && <NoSettingsAccess />}
      {loaded?.webhooks.length === 0 && (
        <EmptyList icon="send" title="No webhooks yet">
          A webhook gets the events of the organization as signed requests: keys that leak or expire,
          credentials that fail, budgets that run out, and everything in the audit log.
        </EmptyList>
      )}
      {loaded && loaded.webhooks.length > 0 && (
        <WebhookTable
          webhooks={loaded.webhooks}
          base={base}
          footer={
            <Pagination
              summary={toPageSummary(
                { cursors: view.cursor, next: loaded.nextCursor, size: 25 },
                loaded.webhooks.length,
                "webhook",
              )}
              {...toPageLinks(view.cursor, loaded.nextCursor, (cursor) =>
                toWebhookListHref(base, { cursor }),
              )}
            />
          }
        />
      )}
      {loaded && <NewWebhook organization={org} base={base} create={actions.create} />}
    </SettingsFrame>
  );
}
