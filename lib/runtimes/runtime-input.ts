import { z } from "zod";
import type { RUNTIME_KINDS } from "@/db/schema";

import { label, text, version } from "@/lib/core/input/codecs";
import { withoutEndpoint } from "@/lib/credentials/catalogue/base-url";

import { providerId } from "@/lib/credentials/catalogue/catalogue";
import { isBaseUrl, trimUrl } from "@/lib/credentials/catalogue/check-fields";

const KINDS = ["chat", "embedding", "transcription", "realtime"] as const satisfies typeof RUNTIME_KINDS;

const unset = z.null({ error: "This cannot be set" }).optional();

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
};

/** Fields of the API that have no effect yet, so that they cannot be set. */
const unsettable = {
  maxOutputTokens: unset,
  priceInputPerMillion: unset,
  priceOutputPerMillion: unset,
};

export const createRuntimeInput = z.strictObject({
  ...unsettable,
  ...settings,
  workspaceId: z.string().max(100).nullish(),
  upstreamModel: settings.upstreamModel.default(null),
  kind: settings.kind.default("chat"),
  credentialId: settings.credentialId.default(null),
  baseUrl: settings.baseUrl.default(null),
  enabled: settings.enabled.default(true),
  isDefault: settings.isDefault.default(false),
});

export const updateRuntimeInput = z.strictObject({
  ...z.object(settings).partial().shape,
  ...unsettable,
  id: z.string(),
  version,
});

export type Settings = z.output<z.ZodObject<typeof settings>>;

type Unsettable = z.output<z.ZodObject<typeof unsettable>>;

/** Returns input without the fields that cannot be set. */
export function settable<Input extends Unsettable>(input: Input) {
  const { maxOutputTokens: _tokens, priceInputPerMillion: _in, priceOutputPerMillion: _out, ...rest } = input;
  return rest;
}
