import { z } from "zod";
import { RUNTIME_KINDS } from "@/db/schema/index";
import { label } from "@/lib/core/codecs";
import { providerId } from "@/lib/credentials/catalogue/catalogue";
import { isBaseUrl, trimUrl } from "@/lib/credentials/catalogue/check-fields";

const unset = z.null({ error: "This cannot be set" }).optional();

/** The settings of a runtime. */
export const settings = {
  name: label,
  provider: providerId,
  upstreamModel: z.string().trim().min(1, "Name the model, or leave it out").max(200).nullable(),
  kind: z.enum(RUNTIME_KINDS),
  credentialId: z.string().max(100).nullable(),
  baseUrl: z
    .string()
    .max(2_048)
    .overwrite(trimUrl)
    .refine(isBaseUrl, "Use an http or https URL without user, query or fragment")
    .nullable(),
  enabled: z.boolean(),
  isDefault: z.boolean(),
};

/** Fields of the API that have no effect yet, so that they cannot be set. */
export const unsettable = {
  maxOutputTokens: unset,
  priceInputPerMillion: unset,
  priceOutputPerMillion: unset,
};

export type Settings = z.output<z.ZodObject<typeof settings>>;

type Unsettable = z.output<z.ZodObject<typeof unsettable>>;

/** Returns input without the fields that cannot be set. */
export function settable<Input extends Unsettable>(input: Input) {
  const { maxOutputTokens: _tokens, priceInputPerMillion: _in, priceOutputPerMillion: _out, ...rest } = input;
  return rest;
}
