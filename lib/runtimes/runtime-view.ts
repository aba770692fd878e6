import { z } from "zod";
import { RUNTIME_KINDS, runtimes } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";
import { money } from "@/lib/core/input/money";

export const runtimeColumns = {
  id: runtimes.id,
  version: runtimes.version,
  number: runtimes.number,
  name: runtimes.name,
  provider: runtimes.provider,
  upstreamModel: runtimes.upstreamModel,
  kind: runtimes.kind,
  workspaceId: runtimes.workspaceId,
  credentialId: runtimes.credentialId,
  baseUrl: runtimes.baseUrl,
  enabled: runtimes.enabled,
  isDefault: runtimes.isDefault,
  fallbacks: runtimes.fallbacks,
  maxOutputTokens: runtimes.maxOutputTokens,
  priceInputPerMillion: runtimes.priceInputPerMillion,
  priceOutputPerMillion: runtimes.priceOutputPerMillion,
  pricePerMillionCharacters: runtimes.pricePerMillionCharacters,
  pricePerAudioMinute: runtimes.pricePerAudioMinute,
  pricePerImage: runtimes.pricePerImage,
  createdAt: runtimes.createdAt,
  updatedAt: runtimes.updatedAt,
};

export const runtimeView = z.object({
  id: z.string(),
  version: z.int(),
  number: z.int(),
  name: z.string(),
  provider: z.string(),
  upstreamModel: z.string().nullable(),
  kind: z.enum(RUNTIME_KINDS),
  workspaceId: z.string().nullable(),
  credentialId: z.string().nullable(),
  baseUrl: z.string().nullable(),
  enabled: z.boolean(),
  isDefault: z.boolean(),
  /** The ids of the runtimes that are tried in order when the provider of this one fails. */
  fallbacks: z.array(z.string()),
  maxOutputTokens: z.int().nullable(),
  /** The runtime's own prices for a million tokens. */
  priceInputPerMillion: money.nullable(),
  priceOutputPerMillion: money.nullable(),
  /** Its own prices of speech, of recordings and of images. */
  pricePerMillionCharacters: money.nullable(),
  pricePerAudioMinute: money.nullable(),
  pricePerImage: money.nullable(),
  createdAt: time,
  updatedAt: time,
});

export type Runtime = z.output<typeof runtimeView>;
