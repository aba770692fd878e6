import { CodeBlock } from "@/components/ui/code/code-block";
import { SheetSection } from "@/components/ui/dialogs/sheet";
import { AttemptList } from "./attempt-list";
import type { Delivery } from "./types";

/** Shows the attempts, the request and the response of a delivery in its sheet. */
export function DeliverySections({ of: delivery }: { of: Delivery }) {
  const { payload, response } = delivery;
  return (
    <>
      <SheetSection title="Attempts">
        <AttemptList of={delivery} />
      </SheetSection>
      <SheetSection title="Request">
        <CodeBlock
          copyLabel="Copy the payload"
          samples={[{ label: "Payload", text: JSON.stringify(payload, null, 2) }]}
        />
      </SheetSection>
      <SheetSection title="Response">
        {response ? (
          <CodeBlock copyLabel="Copy the response" samples={[{ label: "Last answer", text: response }]} />
        ) : (
          <p className="text-13 text-ink-2">
            {response === null ? "No answer so far." : "The last answer had no body."}
          </p>
        )}
      </SheetSection>
    </>
  );
}
