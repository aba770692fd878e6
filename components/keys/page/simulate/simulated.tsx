import { groupRefusals, type RefusalGroup } from "@/components/keys/page/explain/group-refusals";
import type { Simulation } from "@/components/keys/types";
import { List, ListItem, ListText } from "@/components/ui/card";
import { Collapsible } from "@/components/ui/collapsible";
import { Alert } from "@/components/ui/feedback/alert";
import { count, plural } from "@/components/ui/values/format";
import { RelativeTime } from "@/components/ui/values/relative-time";

/** Shows how many requests a policy would have refused, and the latest of them by what was refused and why. */
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
        {denied > samples.length && `The latest ${count(samples.length)} of them:`}
      </Alert>
      {samples.length > 0 && (
        <section className="grid grid-cols-1 gap-2" aria-label="Requests that it would have denied">
          {groupRefusals(samples).map((group) => (
            <Group key={`${group.what} ${group.why}`} {...group} />
          ))}
        </section>
      )}
    </div>
  );
}

function Group({ what, why, samples }: RefusalGroup) {
  return (
    <Collapsible title={`${what}: ${why}`} summary={plural(samples.length, "request")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list must scroll by keyboard */}
      <div className="max-h-80 overflow-y-auto" tabIndex={0}>
        <List plain>
          {samples.map(({ at, model, runtime, ip, client }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a result does not change
            <ListItem key={index}>
              <ListText>
                <code className="font-mono text-[0.923em]">{runtime?.name ?? model ?? "No model"}</code> from{" "}
                <code className="font-mono text-[0.923em]">{ip ?? "no address"}</code>{" "}
                {client && `with ${client}`}
              </ListText>
              <RelativeTime at={at} className="text-ink-2 text-12" />
            </ListItem>
          ))}
        </List>
      </div>
    </Collapsible>
  );
}
