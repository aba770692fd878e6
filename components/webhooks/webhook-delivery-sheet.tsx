import { DeliveryBadge } from "@/components/deliveries/delivery-badge";
import { DeliverySections } from "@/components/deliveries/delivery-sections";
import { Redeliver } from "@/components/deliveries/redeliver";
import { ResourceSheet } from "@/components/resource/resource-sheet";
import { fullTime } from "@/components/ui/values/format";
import type { WebhookActions, WebhookDelivery } from "./types";

type Props = {
  organization: string;
  delivery: WebhookDelivery;
  redeliver: WebhookActions["redeliver"];
  closeHref: string;
};

/** Shows the delivery of an event beside the list. */
export function WebhookDeliverySheet({ organization, delivery, redeliver, closeHref }: Props) {
  return (
    <ResourceSheet
      title={delivery.type}
      subtitle={fullTime(delivery.createdAt)}
      closeHref={closeHref}
      badges={<DeliveryBadge of={delivery} />}
      acts={
        delivery.status !== "delivering" && (
          <Redeliver organization={organization} id={delivery.id} redeliver={redeliver} />
        )
      }
    >
      <DeliverySections of={delivery} />
    </ResourceSheet>
  );
}
