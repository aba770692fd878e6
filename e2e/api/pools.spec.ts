import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { credentialFailures } from "@/db/schema/index";
import { call } from "@/e2e/support/call";
import { createSdk } from "@/e2e/support/create-sdk";
import {
  type CreatedKey,
  chat,
  createServerTenant,
  hello,
  type ServerTenant,
} from "@/e2e/support/server-tenant";
import { createServiceAccount } from "@/e2e/support/stand-in/google-tokens";

const [FIRST, SECOND] = ["sk-standin-first", "sk-standin-second"];
const model = "openai-compatible/standin-small";

let at: ServerTenant;
let key: CreatedKey;
beforeAll(async () => {
  at = await createServerTenant();
  key = await at.createKey();
});
afterAll(() => at.stop());

const control = (body: object) => call(at.standIn.url, "POST", "/control/keys", { body });

/** Returns the secrets that the provider received since the last call. */
function takeSecrets() {
  const secrets = at.standIn.requests.map(({ headers }) => headers.authorization?.replace("Bearer ", ""));
  at.standIn.requests.length = 0;
  return secrets;
}

it("a refused credential gives way to the next one, at every server, until it works again", async () => {
  const [first, second] = [
    await at.createCredential({ api_key: FIRST, priority: 1 }),
    await at.createCredential({ api_key: SECOND }),
  ];
  const readFailing = async () =>
    (await at.manage("GET", `/api/provider-credentials/${first}`)).body.failing as object | null;
  const otherServer = { url: at.urls.at(-1) ?? at.url };
  await createSdk(at, key.secret).chat.completions.create({ ...hello, model });
  expect(takeSecrets()).toEqual([FIRST]);

  await control({ reject: [FIRST] });
  const answer = await chat(at, key.secret, { model, stream: true });
  expect(answer.status).toBe(200);
  expect(takeSecrets()).toEqual([FIRST, SECOND]);
  await expect.poll(readFailing).toMatchObject({
    reason: "rejected",
    status: 401,
    code: "invalid_api_key",
    retry_at: expect.any(String),
  });
  expect((await chat(otherServer, key.secret, { model })).status).toBe(200);
  expect(takeSecrets()).toEqual([SECOND]);

  const request = `/api/requests/${answer.headers.get("x-request-id")}`;
  await expect
    .poll(async () => (await call(at.url, "GET", request, { key: at.key })).body)
    .toMatchObject({
      status: 200,
      credential: { id: second },
      attempts: [{ credential_id: first, status: 401, reason: "rejected" }],
    });

  await control({ accept: [FIRST] });
  await at.engine.db
    .update(credentialFailures)
    .set({ retryAt: new Date(0) })
    .where(eq(credentialFailures.credentialId, first));
  expect((await chat(otherServer, key.secret, { model })).status).toBe(200);
  expect(takeSecrets()).toEqual([FIRST]);
  await expect.poll(readFailing).toBeNull();
});

it("a service account that gets no token gives way to the next one", async () => {
  const create = (priority: number, changes: Record<string, unknown>) =>
    at.createCredential({
      ...{ provider: "gcp", api_key: undefined, priority },
      fields: { service_account_json: createServiceAccount(at.standIn.url, changes) },
    });
  const [refused, used] = [
    await create(1, { client_email: "gone@acme.iam.gserviceaccount.com" }),
    await create(0, {}),
  ];
  const answer = await chat(at, key.secret, { model: "gcp/standin-small" });
  expect(answer.status).toBe(200);
  await expect
    .poll(
      async () =>
        (await at.manage("GET", `/api/provider-credentials/${refused}`)).body.failing as object | null,
    )
    .toMatchObject({ reason: "rejected", status: 400, code: "invalid_grant" });
  const request = `/api/requests/${answer.headers.get("x-request-id")}`;
  await expect
    .poll(async () => (await call(at.url, "GET", request, { key: at.key })).body)
    .toMatchObject({
      status: 200,
      credential: { id: used },
      attempts: [{ credential_id: refused, status: 400, reason: "rejected" }],
    });
});
