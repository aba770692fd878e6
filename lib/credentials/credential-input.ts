import { z } from "zod";
import { label, tags, text, version } from "@/lib/core/input/codecs";
import { providerId } from "./catalogue/catalogue";

const given = z.string().max(40_000).nullish();

/**
 * The fields of a credential in a request: by name in `fields`, or with the short forms `apiKey` and
 * `apiBase`.
 */
const givenFields = {
  apiKey: given,
  apiBase: given,
  fields: z.record(z.string().max(64), z.string().max(40_000).nullable()).nullish(),
  /** Whether the user confirmed a secret of unusual form. */
  confirmed: z.boolean().default(false),
};

export type GivenFields = z.output<z.ZodObject<typeof givenFields>>;

const descriptiveFields = {
  description: text(500).nullish(),
  tags: tags.nullish(),
  priority: z
    .int("Use a whole number")
    .min(-1_000_000, "At least -1,000,000")
    .max(1_000_000, "At most 1,000,000")
    .nullish(),
};

export const createCredentialInput = z.strictObject({
  organizationId: z.string().max(100).nullish(),
  workspaceId: z.string().max(100).nullish(),
  provider: providerId,
  name: label,
  active: z.boolean().default(true),
  ...descriptiveFields,
  ...givenFields,
});

export const updateCredentialInput = z.strictObject({
  id: z.string(),
  version,
  name: label.optional(),
  ...descriptiveFields,
  ...givenFields,
});
