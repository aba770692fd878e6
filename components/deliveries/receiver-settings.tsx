import type { ReactNode } from "react";
import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { DeleteReceiver } from "./delete-receiver";
import { RotateSigningSecret } from "./rotate-signing-secret";
import type { ReceiverProps } from "./types";

type Props = ReceiverProps & {
  what: "workflow" | "webhook";
  /** The settings of the kind, as the first row. */
  children: ReactNode;
  /** The address of the list, which opens after a deletion. */
  listHref: string;
};

const ROUTES = {
  workflow: {
    rotate: "POST /api/workflows/:id/rotate-secret",
    remove: "DELETE /api/workflows/:id",
  },
  webhook: {
    rotate: "POST /api/webhooks/:id/rotate-secret",
    remove: "DELETE /api/webhooks/:id",
  },
};

/** Shows the settings of a workflow or webhook. */
export function ReceiverSettings({ what, children, listHref, ...props }: Props) {
  const deliveries = what === "workflow" ? "runs" : "deliveries";
  return (
    <Card>
      <List>
        <ListItem>{children}</ListItem>
        <ListItem>
          <ListText>
            <p className="font-medium text-ink">Signing secret</p>
            <p>
              Requests are signed as Standard Webhooks say. The receiver verifies the{" "}
              <code className="text-[0.923em]">webhook-signature</code> header with this secret.
            </p>
          </ListText>
          <RotateSigningSecret {...props} route={ROUTES[what].rotate} />
        </ListItem>
        <ListItem>
          <ListText>
            <p className="font-medium text-ink">Delete this {what}</p>
            <p>Its {deliveries} are deleted with it.</p>
          </ListText>
          <DeleteReceiver
            {...props}
            route={ROUTES[what].remove}
            verb={`Delete ${what}`}
            description={`Its ${deliveries} are deleted with it. Those that are not delivered yet are dropped. To stop new ones only, deactivate it.`}
            listHref={listHref}
          />
        </ListItem>
      </List>
    </Card>
  );
}
