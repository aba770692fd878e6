import { z } from "zod";
import { RUNTIME_KINDS } from "@/db/schema/index";
import { label } from "@/lib/core/codecs";
import { providerId } from "@/lib/credentials/catalogue/catalogue";
import { isBaseUrl, trimUrl } from "@/lib/credentials/catalogue/check-fields";

const unset = z.null({ error: "This cannot be set" }).optional();

/** What may be set of a runtime, both when it is made and later. */
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

/** What nothing obeys yet, and so cannot be set. */
export const unsettable = {
  maxOutputTokens: unset,
  priceInputPerMillion: unset,
  priceOutputPerMillion: unset,
};

export type Settings = z.output<z.ZodObject<typeof settings>>;

type Unsettable = z.output<z.ZodObject<typeof unsettable>>;

/** Input without what cannot be set. */
export function settable<Input extends Unsettable>(input: Input) {
  const { maxOutputTokens: _tokens, priceInputPerMillion: _in, priceOutputPerMillion: _out, ...rest } = input;
  return rest;
}
