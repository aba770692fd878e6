import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { toSampleFields } from "@/e2e/support/sample-fields";
import { createServices, makeKey } from "@/e2e/support/services";
import { createServiceAccount } from "@/e2e/support/stand-in/google-tokens";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import type { Context } from "@/lib/core/operations/context";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { dispatch } from "@/lib/http/dispatcher";

let engine: Engine;
let standIn: StandIn;
beforeAll(async () => {
  engine = await openTestDatabase();
  standIn = await startStandIn();
});
afterAll(async () => {
  await standIn.stop();
  await engine.close();
});

let services: CallServices;
let owner: Context;
let secret: string;
beforeEach(async () => {
  services = createServices(engine);
  const tenant = await createTenant(engine.db);
  owner = { ...tenant.owner, keyring: services.keyring, allowPrivateUpstreams: true };
  ({ secret } = await makeKey(services, tenant.organizationId, { scopes: ["chat:write"] }));
});

/** Sends a chat request for a model of a provider. Returns the status of the answer. */
async function chat(provider: string) {
  const text = JSON.stringify({
    model: `${provider}/standin-small`,
    messages: [{ role: "user", content: "Hi" }],
  });
  const headers = {
    authorization: `Bearer ${secret}`,
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
  };
  const request = new Request("http://localhost/v1/chat/completions", {
    method: "POST",
    headers,
    body: text,
  });
  const response = await dispatch(services, request, { ip: "203.0.113.7", later: () => undefined });
  await response.text();
  return response.status;
}

const models = providers.filter(({ capabilities }) => capabilities.includes("model"));

describe.each(models.map((provider) => [provider.id, provider] as const))("a call to %s", (id, provider) => {
  it("is authorized by its credential, and refused with a wrong secret", async () => {
    const fields = toSampleFields(provider, standIn.url);
    const credential = { provider: id, name: "Sample", fields, confirmed: true };
    const made = await createCredential.execute(owner, credential);
    expect(await chat(id)).toBe(200);
    const main = provider.fields.find((field) => field.secret)?.name ?? "";
    const other = { client_email: "other@standin-project.iam.gserviceaccount.com" };
    const wrong =
      main === "service_account_json" ? createServiceAccount(standIn.url, other) : "another-secret";
    await updateCredential.execute(owner, { id: made.id, fields: { [main]: wrong }, confirmed: true });
    expect(await chat(id)).toBe(424);
  });
});
