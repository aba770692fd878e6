import { z } from "zod";
import type { RUNTIME_KINDS } from "@/db/schema";

import { label, text, version } from "@/lib/core/input/codecs";
import { money } from "@/lib/core/input/money";
import { NANOS_PER_USD } from "@/lib/core/input/usd";
import { withoutEndpoint } from "@/lib/credentials/catalogue/base-url";

import { providerId } from "@/lib/credentials/catalogue/catalogue";
import { isBaseUrl, trimUrl } from "@/lib/credentials/catalogue/check-fields";

const KINDS = ["chat", "embedding", "transcription", "realtime"] as const satisfies typeof RUNTIME_KINDS;

const MOST_FALLBACKS = 5;
const MOST_TOKENS = 10_000_000;
const MOST_PRICE = 1_000_000n * NANOS_PER_USD;

const price = money.refine((nanos) => nanos <= MOST_PRICE, "At most 1,000,000").nullable();

/** The settings of a runtime. */
const settings = {
  name: label,
  provider: providerId,
  upstreamModel: text(200).min(1, "Name the model, or leave it out").nullable(),
  kind: z.enum(KINDS),
  credentialId: z.string().min(1, "Choose a credential").max(100).nullable(),
  baseUrl: z
    .string()
    .max(2_048)
    .overwrite(trimUrl)
    .refine(isBaseUrl, "Use an http or https URL without user, query or fragment")
    .refine((url) => withoutEndpoint(url) === null, {
      error: ({ input }) => `End it before the endpoint: ${withoutEndpoint(String(input))}`,
    })
    .nullable(),
  enabled: z.boolean(),
  isDefault: z.boolean(),
  fallbacks: z
    .array(z.guid("Choose a runtime"))
    .max(MOST_FALLBACKS, `At most ${MOST_FALLBACKS} runtimes`)
    .refine((ids) => new Set(ids).size === ids.length, "Name each runtime once"),
  maxOutputTokens: z
    .int("Use a whole number")
    .min(1, "Use a whole number from 1")
    .max(MOST_TOKENS, `At most ${MOST_TOKENS.toLocaleString("en")}`)
    .nullable(),
  priceInputPerMillion: price,
  priceOutputPerMillion: price,
  pricePerMillionCharacters: price,
  pricePerAudioMinute: price,
  pricePerImage: price,
};

export const createRuntimeInput = z.strictObject({
  ...settings,
  workspaceId: z.string().max(100).nullish(),
  upstreamModel: settings.upstreamModel.default(null),
  kind: settings.kind.default("chat"),
  credentialId: settings.credentialId.default(null),
  baseUrl: settings.baseUrl.default(null),
  enabled: settings.enabled.default(true),
  isDefault: settings.isDefault.default(false),
  fallbacks: settings.fallbacks.default([]),
  maxOutputTokens: settings.maxOutputTokens.default(null),
  priceInputPerMillion: price.default(null),
  priceOutputPerMillion: price.default(null),
  pricePerMillionCharacters: price.default(null),
  pricePerAudioMinute: price.default(null),
  pricePerImage: price.default(null),
});

export const updateRuntimeInput = z.strictObject({
  ...z.object(settings).partial().shape,
  id: z.string(),
  version,
});

export type Settings = z.output<z.ZodObject<typeof settings>>;
