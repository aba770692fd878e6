import { quoteForShell } from "@/lib/core/input/quote-for-shell";
import type { Call, ClientSample } from "./types";

type Parts = ClientSample["parts"];

/** Returns the shell commands that set the key and start a client that reads it from KEYSTEAD_API_KEY. */
const toStart = (command: string, key: string | null) =>
  key === null ? command : `export KEYSTEAD_API_KEY=${key}\n${command}`;

/** Returns how to start Claude Code. It adds /v1/messages to its base URL, and prefers ANTHROPIC_API_KEY. */
export const toClaudeCode = ({ baseUrl, model, key }: Call): Parts => [
  {
    name: "Shell",
    text: `export ANTHROPIC_BASE_URL=${baseUrl.replace(/\/v1$/, "")}
export ANTHROPIC_AUTH_TOKEN=${key ?? '"$KEYSTEAD_API_KEY"'}
export ANTHROPIC_MODEL=${quoteForShell(model)}
export ANTHROPIC_DEFAULT_HAIKU_MODEL=${quoteForShell(model)}
unset ANTHROPIC_API_KEY
claude`,
  },
];

/** Returns the configuration of Codex, whose root keys must stand before its tables, and how to start it. */
export const toCodex = ({ baseUrl, model, key }: Call): Parts => [
  {
    name: "~/.codex/config.toml",
    text: `model = ${JSON.stringify(model)}
model_provider = "keystead"

[model_providers.keystead]
name = "Keystead"
base_url = ${JSON.stringify(baseUrl)}
env_key = "KEYSTEAD_API_KEY"
wire_api = "responses"`,
  },
  { name: "Shell", text: toStart("codex", key) },
];

/** Returns the configuration of OpenCode, which it reads in the project's folder, and how to start it. */
export const toOpenCode = ({ baseUrl, model, key }: Call): Parts => [
  {
    name: "opencode.json",
    text: JSON.stringify(
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
    ),
  },
  { name: "Shell", text: toStart("opencode", key) },
];

/** Returns the settings of Cursor. */
export const toCursor = ({ baseUrl, model, key }: Call): Parts => [
  {
    name: "Cursor Settings > Models",
    text: `Add Custom Model: ${model}
OpenAI API Key: ${key ?? "a key of this project"}
Override OpenAI Base URL: ${baseUrl}`,
  },
];
