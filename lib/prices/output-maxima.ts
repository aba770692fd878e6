/** The most output tokens of a provider's models. A model's name may go on behind the listed one with `-`, `@` or `:`. */
export type OutputMaxima = {
  provider: string;
  source: string;
  /** The day on which the source was read. */
  date: string;
  models: Readonly<Record<string, number>>;
};

/**
 * The price data has no maximum output, so these are the ones that the providers document. One that is too low would hold
 * too little, so the higher value counts where a header raises it, or where "384K" could mean 1,024 for each K.
 */
export const OUTPUT_MAXIMA: readonly OutputMaxima[] = [
  {
    provider: "openai",
    source: "https://developers.openai.com/api/docs/models",
    date: "2026-11-26",
    models: {
      "chatgpt-4o-latest": 16_384,
      "codex-mini": 100_000,
      "gpt-3.5-turbo": 4_096,
      "gpt-4": 8_192,
      "gpt-4-turbo": 4_096,
      "gpt-4.1": 32_768,
      "gpt-4o": 16_384,
      "gpt-4o-2024-05-13": 4_096,
      "gpt-5": 128_000,
      "gpt-5-chat": 16_384,
      "gpt-5-pro": 272_000,
      "gpt-5.1": 128_000,
      "gpt-5.1-chat": 16_384,
      "gpt-5.2": 128_000,
      "gpt-5.2-chat": 16_384,
      "gpt-5.3": 128_000,
      "gpt-5.3-chat": 16_384,
      "gpt-5.3-codex-spark": 32_000,
      "gpt-5.4": 128_000,
      "gpt-5.5": 128_000,
      "gpt-5.6": 128_000,
      "gpt-6-astra": 128_000,
      o1: 100_000,
      "o1-mini": 65_536,
      "o1-preview": 32_768,
      o3: 100_000,
      "o4-mini": 100_000,
    },
  },
  {
    provider: "anthropic",
    source: "https://platform.claude.com/docs/en/models",
    date: "2026-11-26",
    models: {
      "claude-3-haiku": 4_096,
      "claude-3-opus": 4_096,
      "claude-3-5-haiku": 8_192,
      "claude-3-5-sonnet": 8_192,
      "claude-3-7-sonnet": 128_000,
      "claude-opus-4": 32_000,
      "claude-sonnet-4": 64_000,
      "claude-opus-4-1": 32_000,
      "claude-sonnet-4-5": 64_000,
      "claude-haiku-4-5": 64_000,
      "claude-opus-4-5": 64_000,
      "claude-opus-4-6": 128_000,
      "claude-sonnet-4-6": 128_000,
      "claude-opus-4-7": 128_000,
      "claude-opus-4-8": 128_000,
      "claude-sonnet-5": 128_000,
      "claude-opus-5": 128_000,
      "claude-opus-5-5": 128_000,
      "claude-fable-5": 128_000,
      "claude-fable-5-1": 128_000,
    },
  },
  {
    provider: "gemini",
    source: "https://ai.google.dev/gemini-api/docs/models",
    date: "2026-11-26",
    models: {
      "gemini-1.5-flash": 8_192,
      "gemini-1.5-pro": 8_192,
      "gemini-2.0-flash": 8_192,
      "gemini-2.5-flash": 65_536,
      "gemini-2.5-flash-image": 32_768,
      "gemini-2.5-pro": 65_536,
      "gemini-3-flash": 65_536,
      "gemini-3-pro": 65_536,
      "gemini-3-pro-image": 32_768,
      "gemini-3.1-flash-lite": 65_536,
      "gemini-3.1-pro": 65_536,
      "gemini-3.5-flash": 65_536,
      "gemini-3.6-flash": 65_536,
      "gemini-3.7-flash": 65_536,
      "gemini-3.8-flash": 65_536,
    },
  },
  {
    provider: "deepseek",
    source: "https://api-docs.deepseek.com/quick_start/pricing",
    date: "2026-11-26",
    models: { "deepseek-flash": 393_216, "deepseek-v4-flash": 393_216, "deepseek-v4-pro": 393_216 },
  },
];
