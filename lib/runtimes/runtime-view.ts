import { z } from "zod";
import { RUNTIME_KINDS, runtimes } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";

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
  createdAt: runtimes.createdAt,
  updatedAt: runtimes.updatedAt,
};

/** Fields of the API that have no effect yet. */
const unset = { maxOutputTokens: null, priceInputPerMillion: null, priceOutputPerMillion: null };

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
  maxOutputTokens: z.int().nullable(),
  priceInputPerMillion: z.string().nullable(),
  priceOutputPerMillion: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
});

export type RuntimeView = z.output<typeof runtimeView>;

/** The stored fields of a runtime. */
export type Runtime = Omit<RuntimeView, keyof typeof unset>;

/** Maps a runtime to its API object. */
export const toRuntimeView = (runtime: Runtime): RuntimeView => ({ ...runtime, ...unset });
