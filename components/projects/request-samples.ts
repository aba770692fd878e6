const QUESTION = "Hello";

/** The first request in three forms: with curl, and with the SDKs that need only base URL and key. */
export function requestSamples(baseUrl: string, model: string | null, key = "$KEYSTEAD_API_KEY") {
  const body = JSON.stringify({
    ...(model === null ? {} : { model }),
    messages: [{ role: "user", content: QUESTION }],
  });
  const named = model ?? "default";
  return [
    {
      label: "curl",
      text: `curl ${baseUrl}/chat/completions \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '${body}'`,
    },
    {
      label: "Python",
      text: `import os
from openai import OpenAI

client = OpenAI(
    base_url="${baseUrl}",
    api_key=os.environ["KEYSTEAD_API_KEY"],
)
answer = client.chat.completions.create(
    model="${named}",
    messages=[{"role": "user", "content": "${QUESTION}"}],
)
print(answer.choices[0].message.content)`,
    },
    {
      label: "Node",
      text: `import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "${baseUrl}",
  apiKey: process.env.KEYSTEAD_API_KEY,
});
const answer = await client.chat.completions.create({
  model: "${named}",
  messages: [{ role: "user", content: "${QUESTION}" }],
});
console.log(answer.choices[0].message.content);`,
    },
  ];
}
