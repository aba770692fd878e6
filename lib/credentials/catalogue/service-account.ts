import { z } from "zod";

const serviceAccount = z.object({
  type: z.literal("service_account", { error: "is not the key file of a service account" }),
  client_email: z.email({ error: "has no valid client_email" }),
  private_key: z
    .string({ error: "has no private_key" })
    .regex(/^-----BEGIN PRIVATE KEY-----\s/, { error: "has no valid private_key" }),
  private_key_id: z.string({ error: "has no valid private_key_id" }).optional(),
  project_id: z
    .string({ error: "has no valid project_id" })
    .regex(/^[a-z][a-z0-9:.-]*$/, { error: "has no valid project_id" })
    .optional(),
  token_uri: z
    .url({ protocol: /^https?$/, error: "has no valid token_uri" })
    .default("https://oauth2.googleapis.com/token"),
});

export type ServiceAccount = z.output<typeof serviceAccount>;

/** Parses the JSON key file of a Google service account. Returns what is wrong with it as a text otherwise. */
export function parseServiceAccount(text: string): ServiceAccount | string {
  const parsed = serviceAccount.safeParse(parseJson(text), { error: () => "is not a JSON object" });
  return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? "is not a JSON object");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
