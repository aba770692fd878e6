import type { Credential } from "@/lib/credentials/credential-view";

export const AI_TYPES = ["OPENAI", "GOOGLE", "ANTHROPIC", "AWS", "OTHER"] as const;

export type AiType = (typeof AI_TYPES)[number];

const PROVIDERS: Record<Exclude<AiType, "OTHER">, string> = {
  OPENAI: "openai",
  GOOGLE: "gemini",
  ANTHROPIC: "anthropic",
  AWS: "aws",
};

/** Returns the AI type of a provider. */
export const toAiType = (provider: string): AiType =>
  AI_TYPES.find((type) => type !== "OTHER" && PROVIDERS[type] === provider) ?? "OTHER";

/** Returns the provider of an AI type. For OTHER, it is the linked credential's, else any OpenAI-compatible one. */
export const toAiProvider = (type: AiType, linked?: Pick<Credential, "provider">): string =>
  type === "OTHER" ? (linked?.provider ?? "openai-compatible") : PROVIDERS[type];
