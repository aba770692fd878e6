import type { Simulation } from "@/components/keys/types";
import { Alert } from "@/components/ui/alert";
import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { count, plural } from "@/components/ui/format";
import { RelativeTime } from "@/components/ui/relative-time";

/** Shows how many requests a policy would have refused, and the latest of them. */
export function Simulated({ requests, denied, samples }: Simulation) {
  const none = denied === 0;
  return (
    <div className="grid grid-cols-1 gap-4" aria-live="polite">
      <Alert
        tone={none ? "green" : "red"}
        strong={
          requests === 0
            ? "No request to hold it against."
            : `It would have denied ${count(denied)} of the last ${plural(requests, "request")}.`
        }
      >
        {requests === 0 ? "The key passed none in 30 days." : none ? "All of them would pass again." : ""}
      </Alert>
      {samples.length > 0 && (
        <Card
          tabIndex={0}
          aria-label="Requests that it would have denied"
          className="max-h-160 overflow-y-auto"
        >
          <List>
            {samples.map(({ at, model, runtime, ip, client, reason, rule }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a result does not change
              <ListItem key={index}>
                <ListText>
                  <code className="font-mono text-[0.923em]">{runtime?.name ?? model ?? "No model"}</code>{" "}
                  from <code className="font-mono text-[0.923em]">{ip ?? "no address"}</code>{" "}
                  {client && `with ${client}`}
                  <span className="block overflow-hidden text-12 text-ellipsis text-ink-3 whitespace-normal">
                    Refused by {reason}
                    {rule && `: ${rule}`}
                  </span>
                </ListText>
                <RelativeTime at={at} className="text-ink-2 text-12" />
              </ListItem>
            ))}
          </List>
        </Card>
      )}
    </div>
  );
}
