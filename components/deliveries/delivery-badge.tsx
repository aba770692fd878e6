import { Badge, StateBadge } from "@/components/ui/values/badge";
import type { Delivery } from "./types";

/** Shows the state of a delivery. One that waits for another attempt is marked as retrying. */
export function DeliveryBadge({ of: { status, attempts } }: { of: Pick<Delivery, "status" | "attempts"> }) {
  if (status === "delivering") return <StateBadge state="running">Delivering</StateBadge>;
  if (status === "pending" && attempts.length > 0) {
    return (
      <Badge tone="amber" icon="rotate">
        Retrying
      </Badge>
    );
  }
  return <StateBadge state={status} />;
}
