import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credentialTests } from "@/e2e/support/credentials";
import { createServiceAccount } from "@/e2e/support/stand-in/google-tokens";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { AWS_ACCESS_KEY } from "@/e2e/support/stand-in/verify-aws-signature";
import { activateTestedCredential } from "./activate-tested-credential";
import { testCredential } from "./test-credential";

const { tenant, create: createAny, update } = credentialTests();

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());

const create = (provider: string, fields: Record<string, string>, facts: Record<string, unknown> = {}) =>
  createAny({ provider, apiKey: null, fields, ...facts });
const test = async (id: string) => (await testCredential.execute(tenant().owner, { id })).lastTestResult;

describe("AWS", () => {
  const { access_key_id, secret_access_key } = AWS_ACCESS_KEY;

  it("keeps the access key's id in public, and its region out of other hosts", async () => {
    const credential = await create("aws", { ...AWS_ACCESS_KEY, region: "eu-west-1" });
    expect(credential).toMatchObject({
      capabilities: ["model", "storage", "cloud"],
      fields: { access_key_id, region: "eu-west-1" },
      hints: { secret_access_key: "…IJ+/" },
    });
    for (const region of ["evil.example/", "eu-west-1.evil.example", "x@evil", "EU", "-eu", "a".repeat(64)]) {
      const refused = create("aws", { ...AWS_ACCESS_KEY, region }, { confirmed: true });
      await expect(refused).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "fields.region" });
    }
    await expect(update(credential.id, { fields: { region: "us-west-2" } })).resolves.toMatchObject({
      fields: { access_key_id, region: "us-west-2" },
    });
  });

  it("is tested with a signature, which another secret does not pass", async () => {
    const api_base = `${standIn.url}/openai/v1`;
    const { id } = await create("aws", { ...AWS_ACCESS_KEY, api_base });
    expect(await test(id)).toBe("valid");
    await update(id, { fields: { secret_access_key: secret_access_key.replace("0", "1") } });
    expect(await test(id)).toBe("rejected");
    await update(id, { fields: { secret_access_key, access_key_id: "AKIASTANDIN000000002" } });
    expect(await test(id)).toBe("rejected");
  });
});

describe("Google Cloud", () => {
  it("reads the account and the project from the file, which stays hidden", async () => {
    const service_account_json = createServiceAccount(standIn.url);
    const credential = await create("gcp", { service_account_json, client_email: "other@example.com" });
    expect(credential).toMatchObject({
      fields: {
        client_email: "keystead@standin-project.iam.gserviceaccount.com",
        project_id: "standin-project",
      },
      hints: { service_account_json: "…" },
    });
    expect(await update(credential.id, { fields: { project_id: "another-project" } })).toMatchObject({
      fields: { project_id: "another-project", client_email: expect.stringContaining("@standin-project") },
    });
    expect(await update(credential.id, { fields: { project_id: "" } })).toMatchObject({
      fields: { project_id: "another-project" },
    });
  });

  it.each([
    ["no JSON", "Service Account JSON is not a JSON object"],
    ["[]", "Service Account JSON is not a JSON object"],
    ['{"type":"authorized_user"}', "Service Account JSON is not the key file of a service account"],
    [createServiceAccount("http://h", { private_key: "x" }), "Service Account JSON has no valid private_key"],
    [
      createServiceAccount("http://h", { project_id: "a/../b" }),
      "Service Account JSON has no valid project_id",
    ],
    [
      createServiceAccount("http://h", { token_uri: "file:///x" }),
      "Service Account JSON has no valid token_uri",
    ],
  ])("refuses file %# at its field", async (service_account_json, message) => {
    await expect(create("gcp", { service_account_json }, { confirmed: true })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      fields: [{ path: "fields.service_account_json", message }],
    });
  });

  it("is tested by getting a token", async () => {
    const { id } = await create("gcp", { service_account_json: createServiceAccount(standIn.url) });
    expect(await test(id)).toBe("valid");
    const other = createServiceAccount(standIn.url, {
      client_email: "other@standin-project.iam.gserviceaccount.com",
    });
    await update(id, { fields: { service_account_json: other } });
    expect(await test(id)).toBe("rejected");
    const nowhere = createServiceAccount("http://127.0.0.1:1");
    await update(id, { fields: { service_account_json: nowhere } });
    expect(await test(id)).toBe("unreachable");
  });
});

describe("Azure", () => {
  const storage = { account_name: "fernhill", account_key: `${"a".repeat(86)}==` };

  it("can do what its filled fields are for", async () => {
    const model = { api_base: `${standIn.url}`, api_key: "sk-standin-azure" };
    expect(await create("azure", storage)).toMatchObject({ capabilities: ["storage"] });
    expect(await create("azure", model)).toMatchObject({ capabilities: ["model"] });
    expect(await create("azure", { ...model, ...storage })).toMatchObject({
      capabilities: ["model", "storage"],
    });
  });

  it("refuses a credential without any secret, or with half of a pair", async () => {
    await expect(create("azure", {})).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "apiBase" });
    await expect(create("azure", { account_name: "fernhill" })).rejects.toMatchObject({
      fields: [{ path: "fields.account_name", message: "Storage Account needs Storage Account Key as well" }],
    });
    await expect(create("azure", { tenant_id: "t", client_id: "c" })).rejects.toMatchObject({
      param: "fields.client_id",
    });
  });

  it("is tested at the path of its resource, and demands the key when that moves to another host", async () => {
    const { id } = await create("azure", { api_base: standIn.url, api_key: "sk-standin-azure", ...storage });
    standIn.requests.length = 0;
    expect(await test(id)).toBe("valid");
    expect(standIn.requests.at(-1)).toMatchObject({
      path: "/openai/v1/models",
      headers: { "api-key": "sk-standin-azure" },
    });
    const moved = { api_base: "https://evil.example" };
    await expect(update(id, { fields: moved })).rejects.toMatchObject({ param: "apiKey" });
    await expect(update(id, { fields: { ...moved, api_key: "new" } })).resolves.toMatchObject({
      apiBase: moved.api_base,
    });
  });
});

it("activates a credential that has no test, and beside others that are not for models", async () => {
  const keys = { endpoint: "https://s3.example", access_key_id: "id", secret_access_key: "secret" };
  await create("s3-compatible", keys);
  const { id } = await create("s3-compatible", keys, { active: false });
  await expect(testCredential.execute(tenant().owner, { id })).rejects.toMatchObject({
    code: "INVALID_REQUEST",
  });
  const activated = await activateTestedCredential.execute(tenant().owner, { id });
  expect(activated).toMatchObject({ active: true, replaces: null });
});
