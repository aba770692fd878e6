import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { TextLink } from "@/components/ui/text-link";
import type { Workflow } from "./types";

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
            { label: "Trigger", text: toCurl(workflow, origin) },
            { label: "Receive", text: RECEIVER },
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

const toCurl = ({ id }: Workflow, origin: string) => `curl ${origin}/api/workflows/${id}/trigger \\
  -H "Authorization: Bearer $KEYSTEAD_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"hello": "world"}'`;

const RECEIVER = `import { Webhook } from "standardwebhooks";

const secret = process.env.KEYSTEAD_SIGNING_SECRET;
// Throws if the signature is wrong. \`body\` is the unparsed text.
const payload = new Webhook(secret).verify(body, headers);`;
