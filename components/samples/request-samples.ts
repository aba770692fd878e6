import { quoteForShell } from "@/lib/core/input/quote-for-shell";
import { toClaudeCode, toCodex, toCursor, toOpenCode } from "./agent-samples";
import type { Call, ClientSample, SampleModels } from "./types";

const QUESTION = "Say hello in one sentence.";

type Options = Omit<Call, "model"> & { models: SampleModels };

/** Returns samples of calls to the gateway, one per client. */
export function toRequestSamples({ models, ...target }: Options): ClientSample[] {
  const missing = (kind: string): ClientSample["note"] =>
    `${kind} Create a runtime of a provider that serves it.`;
  const sample = (
    label: string,
    model: string | null,
    toParts: (call: Call) => ClientSample["parts"],
    without: string,
  ): ClientSample =>
    model === null
      ? { label, parts: [], note: missing(without) }
      : { label, parts: toParts({ ...target, model }) };
  const chat = "It calls /v1/chat/completions.";
  return [
    sample("curl", models.chat, (call) => [{ text: toCurl(call) }], chat),
    sample("TypeScript", models.chat, (call) => [{ text: toTypeScript(call) }], chat),
    sample("Python", models.chat, (call) => [{ text: toPython(call) }], chat),
    sample("Claude Code", models.messages, toClaudeCode, "Claude Code calls /v1/messages."),
    sample("Codex", models.responses, toCodex, "Codex calls /v1/responses."),
    sample("OpenCode", models.chat, toOpenCode, chat),
    isPublic(target.baseUrl)
      ? sample("Cursor", models.chat, toCursor, chat)
      : {
          label: "Cursor",
          parts: [],
          note: "Cursor calls the base URL from its own servers. It needs a public https address of Keystead.",
        },
  ];
}

/** Returns a curl command that sends a chat request. */
export const toCurl = ({ baseUrl, model, key }: Call) => `curl ${baseUrl}/chat/completions \\
  -H "Authorization: Bearer ${key ?? "$KEYSTEAD_API_KEY"}" \\
  -H "Content-Type: application/json" \\
  -d ${quoteForShell(toBody(model))}`;

const toBody = (model: string) => JSON.stringify({ model, messages: [{ role: "user", content: QUESTION }] });

const toTypeScript = ({ baseUrl, model, key }: Call) => `import OpenAI from "openai";

const client = new OpenAI({
  baseURL: ${JSON.stringify(baseUrl)},
  apiKey: ${key === null ? "process.env.KEYSTEAD_API_KEY" : JSON.stringify(key)},
});
const completion = await client.chat.completions.create({
  model: ${JSON.stringify(model)},
  messages: [{ role: "user", content: "${QUESTION}" }],
});
console.log(completion.choices[0]?.message.content);`;

const toPython = ({
  baseUrl,
  model,
  key,
}: Call) => `${key === null ? "import os\n" : ""}from openai import OpenAI

client = OpenAI(
    base_url=${JSON.stringify(baseUrl)},
    api_key=${key === null ? 'os.environ["KEYSTEAD_API_KEY"]' : JSON.stringify(key)},
)
completion = client.chat.completions.create(
    model=${JSON.stringify(model)},
    messages=[{"role": "user", "content": "${QUESTION}"}],
)
print(completion.choices[0].message.content)`;

function isPublic(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "https:" && hostname.includes(".") && !/^[\d.]+$/.test(hostname);
}
