/** Returns the curl command that triggers a workflow. */
export const toTriggerSample = (
  { id }: { id: string },
  origin: string,
) => `curl ${origin}/api/workflows/${id}/trigger \\
  -H "Authorization: Bearer $KEYSTEAD_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"hello": "world"}'`;

/** The code that verifies a request from Keystead. */
export const RECEIVER_SAMPLE = `import { Webhook } from "standardwebhooks";

const secret = process.env.KEYSTEAD_SIGNING_SECRET;
// Throws if the signature is wrong. \`body\` is the unparsed text.
const payload = new Webhook(secret).verify(body, headers);`;
