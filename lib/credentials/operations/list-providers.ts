import { z } from "zod";
import { pageSchema } from "@/lib/core/input/pagination";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { CAPABILITIES } from "@/lib/credentials/catalogue/provider";

const fieldView = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(["text", "password", "url", "textarea"]),
  required: z.boolean(),
  secret: z.boolean(),
  order: z.int(),
  description: z.string(),
  requires: z.string().nullable(),
  /** The usual form of the value for people: `sk-…`. */
  form: z.string().nullable(),
});

const providerView = z.object({
  id: z.string(),
  name: z.string(),
  capabilities: z.array(z.enum(CAPABILITIES)),
  fields: z.array(fieldView),
  keyPage: z.string().nullable(),
  baseUrl: z.string().nullable(),
  environmentVariable: z.string().nullable(),
  /** Whether that variable is set. Its value is never shown. */
  environmentVariableSet: z.boolean(),
});

/** Lists the provider catalogue in its order. */
export const listProviders = query({
  name: "providers.list",
  title: "List providers",
  permission: "credentials:read",
  allowed: { "workspace read, or any key": () => [{}] },
  target: () => ({ row: null, target: anywhere }),
  input: z.object({}),
  output: pageSchema(providerView),
  run: async ({ providerVariable }) => ({
    data: providers.map(({ id, name, capabilities, fields, keyPage, baseUrl, environmentVariable }) => ({
      id,
      name,
      capabilities,
      fields: fields.map((field) => ({
        ...field,
        requires: field.requires ?? null,
        form: field.form?.display ?? null,
      })),
      keyPage,
      baseUrl,
      environmentVariable,
      environmentVariableSet: environmentVariable !== null && providerVariable(environmentVariable) !== null,
    })),
    nextCursor: null,
  }),
});
