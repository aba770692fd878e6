import { TextLink } from "@/components/ui/buttons/text-link";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code/code-block";
import type { Workflow } from "@/components/workflows/types";
import { RECEIVER_SAMPLE, toTriggerSample } from "./trigger-samples";

type Props = {
  workflow: Workflow;
  /** The public address of Keystead. */
  origin: string;
  /** The address of the project's keys. */
  keysHref: string;
};

/** Shows how a key triggers a workflow, and how its target verifies the request. */
export function TriggerCard({ workflow, origin, keysHref }: Props) {
  return (
    <Card heading="Trigger" padded>
      <div className="grid grid-cols-1 gap-3">
        <CodeBlock
          samples={[
            { label: "Trigger", text: toTriggerSample(workflow, origin) },
            { label: "Receive", text: RECEIVER_SAMPLE },
          ]}
        />
        <p className="text-12 text-ink-2">
          Use a key with the scope <code>workflows:trigger</code>: one of{" "}
          <TextLink href={keysHref}>this project’s keys</TextLink>, or an inherited one. The body is any JSON
          of up to 64 KiB. The answer is 202 with the id of the run, which is the <code>webhook-id</code> of
          the request to the target.
        </p>
      </div>
    </Card>
  );
}
