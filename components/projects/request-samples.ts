const QUESTION = "Say hello in one sentence.";

export type Sample = { label: string; text: string };

/** Returns samples of calls to the gateway, one per client. */
export function toRequestSamples(baseUrl: string, model: string): Sample[] {
  return [
    { label: "curl", text: toCurl(baseUrl, model) },
    { label: "TypeScript", text: toTypeScript(baseUrl, model) },
    { label: "Python", text: toPython(baseUrl, model) },
    { label: "OpenCode", text: toOpenCode(baseUrl, model) },
    // Cursor calls the base URL from its own servers.
    ...(isPublic(baseUrl) ? [{ label: "Cursor", text: toCursor(baseUrl, model) }] : []),
  ];
}

/** Returns a curl command that sends a chat request. By default it reads the key from KEYSTEAD_API_KEY. */
export function toCurl(baseUrl: string, model: string, key = "$KEYSTEAD_API_KEY"): string {
  return `curl ${baseUrl}/chat/completions \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '${quoteForShell(toBody(model))}'`;
}

const toBody = (model: string) => JSON.stringify({ model, messages: [{ role: "user", content: QUESTION }] });

/** Escapes a text for single quotes in a shell. */
const quoteForShell = (text: string) => text.replaceAll("'", `'\\''`);

const toTypeScript = (baseUrl: string, model: string) => `import OpenAI from "openai";

const client = new OpenAI({
  baseURL: ${JSON.stringify(baseUrl)},
  apiKey: process.env.KEYSTEAD_API_KEY,
});
const completion = await client.chat.completions.create({
  model: ${JSON.stringify(model)},
  messages: [{ role: "user", content: "${QUESTION}" }],
});
console.log(completion.choices[0]?.message.content);`;

const toPython = (baseUrl: string, model: string) => `import os
from openai import OpenAI

client = OpenAI(
    base_url=${JSON.stringify(baseUrl)},
    api_key=os.environ["KEYSTEAD_API_KEY"],
)
completion = client.chat.completions.create(
    model=${JSON.stringify(model)},
    messages=[{"role": "user", "content": "${QUESTION}"}],
)
print(completion.choices[0].message.content)`;

/** Returns the content of `opencode.json`, which OpenCode reads in the project's folder. */
const toOpenCode = (baseUrl: string, model: string) =>
  JSON.stringify(
    {
      $schema: "https://opencode.ai/config.json",
      provider: {
        keystead: {
          npm: "@ai-sdk/openai-compatible",
          name: "Keystead",
          options: { baseURL: baseUrl, apiKey: "{env:KEYSTEAD_API_KEY}" },
          models: { [model]: { name: model } },
        },
      },
      model: `keystead/${model}`,
    },
    null,
    2,
  );

const toCursor = (baseUrl: string, model: string) => `Cursor Settings > Models
Add Custom Model: ${model}
OpenAI API Key: the key of this project
Override OpenAI Base URL: ${baseUrl}`;

function isPublic(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "https:" && hostname.includes(".") && !/^[\d.]+$/.test(hostname);
}
