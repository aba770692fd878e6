import { DeliveryTable } from "@/components/deliveries/delivery-table";
import { isUnderWay } from "@/components/deliveries/is-under-way";
import { EmptyList } from "@/components/resource/list/empty-list";
import { toPageSummary } from "@/components/resource/list/page-summary";
import { toPageLinks } from "@/components/resource/list/params";
import { MissingSheet } from "@/components/resource/missing-sheet";
import { RefreshWhile } from "@/components/resource/refresh-while";
import { Pagination } from "@/components/ui/tables/pagination";
import { toWebhookPageHref, type WebhookPageView } from "@/components/webhooks/params";
import { WebhookDeliverySheet } from "@/components/webhooks/webhook-delivery-sheet";
import { actions } from "../actions";
import { loadWebhookDeliveries } from "../loader";

type Props = { org: string; id: string; base: string; view: WebhookPageView };

/** Shows the events that were sent to a webhook. */
export async function DeliveriesTab({ org, id, base, view }: Props) {
  const { deliveries, opened, nextCursor } = await loadWebhookDeliveries(org, id, view);
  const toHref = (patch: Partial<WebhookPageView>) =>
    toWebhookPageHref(base, { ...view, tab: "deliveries", ...patch });
  const closeHref = toHref({ delivery: null });
  return (
    <>
      <RefreshWhile active={[...deliveries, ...(opened ? [opened] : [])].some(isUnderWay)} />
      {deliveries.length === 0 ? (
        <EmptyList icon="send" title="No deliveries yet">
          The next chosen event is listed here with its attempts and the answers of the receiver. Send a test
          event to try it.
        </EmptyList>
      ) : (
        <DeliveryTable
          caption="Deliveries"
          deliveries={deliveries}
          about={{ title: "Event", show: ({ type }) => <code className="text-12">{type}</code> }}
          current={view.delivery}
          toHref={(delivery) => toHref({ delivery })}
          footer={
            <Pagination
              summary={toPageSummary(
                { cursors: view.cursor, next: nextCursor, size: 25 },
                deliveries.length,
                "delivery",
                "deliveries",
              )}
              {...toPageLinks(view.cursor, nextCursor, (cursor) => toHref({ cursor, delivery: null }))}
            />
          }
        />
      )}
      {opened && (
        <WebhookDeliverySheet
          key={opened.id}
          organization={org}
          delivery={opened}
          redeliver={actions.redeliver}
          closeHref={closeHref}
        />
      )}
      {view.delivery && !opened && <MissingSheet what="delivery" closeHref={closeHref} />}
    </>
  );
}
