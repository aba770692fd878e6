import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { createServiceAccount, GOOGLE_TOKEN } from "@/e2e/support/stand-in/google-tokens";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { AWS_ACCESS_KEY, verifyAwsSignature } from "@/e2e/support/stand-in/verify-aws-signature";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Authorized } from "@/lib/credentials/catalogue/provider";
import { authorizeRequest } from "./authorize-request";

const plain = { method: "GET" as const, url: "https://api.example/v1", headers: {}, body: null };
const getCall = (provider: string, endpoint: "chat" | "messages" | "models"): Authorized =>
  findProvider(provider)?.endpoints[endpoint] ?? expect.unreachable();

test.each([
  ["openai", "models", { authorization: "Bearer k" }],
  ["openai-compatible", "chat", { authorization: "Bearer k" }],
  ["anthropic", "messages", { "x-api-key": "k", "anthropic-version": "2023-06-01" }],
  ["azure", "chat", { "api-key": "k" }],
] as const)(
  "%s authorizes %s with its own header, and without a secret with none",
  async (provider, endpoint, headers) => {
    const call = getCall(provider, endpoint);
    const withKey = { secrets: { api_key: "k" }, publicFields: {} };
    const options = { allowPrivate: true };
    expect((await authorizeRequest(call, plain, withKey, options)).headers).toEqual(headers);
    const without = await authorizeRequest(call, plain, { secrets: {}, publicFields: {} }, options);
    expect(JSON.stringify(without)).not.toContain('"k"');
  },
);

describe("an AWS signature", () => {
  const { access_key_id, secret_access_key } = AWS_ACCESS_KEY;
  const sign = async (secrets: Record<string, string>, body: string | Uint8Array = '{"model":"ü"}') => {
    const request = {
      method: "POST" as const,
      url: "https://bedrock-runtime.eu-west-1.amazonaws.com/openai/v1/chat/completions",
      headers: { "content-type": "application/json" },
      body,
    };
    const credential = { secrets, publicFields: { access_key_id, region: "eu-west-1" } };
    const { headers }: { headers: Record<string, string> } = await authorizeRequest(
      getCall("aws", "chat"),
      request,
      credential,
      {
        allowPrivate: true,
      },
    );
    const host = "bedrock-runtime.eu-west-1.amazonaws.com";
    return { ...request, body: Buffer.from(body), headers: { host, ...headers } };
  };

  it("is the one that AWS computes from the request as it arrives", async () => {
    const signed = await sign({ secret_access_key });
    expect(signed.headers).toHaveProperty(
      "authorization",
      expect.stringContaining("/eu-west-1/bedrock/aws4_request"),
    );
    expect(verifyAwsSignature(signed)).toBe(true);
    expect(verifyAwsSignature({ ...signed, body: Buffer.from("{}") })).toBe(false);
    expect(verifyAwsSignature({ ...signed, url: `${signed.url}/x` })).toBe(false);
    expect(verifyAwsSignature(await sign({ secret_access_key }, new Uint8Array([1, 2, 255])))).toBe(true);
  });

  it("fails with another secret, and never contains it", async () => {
    const signed = await sign({ secret_access_key: "another/0123456789abcdefghijABCDEFGHIJ+/" });
    expect(verifyAwsSignature(signed)).toBe(false);
    expect(JSON.stringify(signed.headers)).not.toContain("another");
  });

  it("contains the session token of a temporary key", async () => {
    const signed = await sign({ secret_access_key, session_token: "temporary" });
    expect(signed.headers).toMatchObject({ "x-amz-security-token": "temporary" });
    expect(verifyAwsSignature(signed)).toBe(true);
  });
});

describe("a token of a Google service account", () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.stop());

  const authorize = (file: string, { allowPrivate = true, fresh = false } = {}) =>
    authorizeRequest(
      getCall("gcp", "chat"),
      plain,
      { secrets: { service_account_json: file }, publicFields: {} },
      { allowPrivate, fresh },
    );
  const countTokenRequests = () => standIn.requests.filter(({ path }) => path === "/token").length;

  it("is requested once for parallel and later calls, and again for a test", async () => {
    const file = createServiceAccount(standIn.url);
    const requests = await Promise.all([authorize(file), authorize(file), authorize(file)]);
    await authorize(file);
    for (const { headers } of requests) expect(headers).toEqual({ authorization: `Bearer ${GOOGLE_TOKEN}` });
    expect(countTokenRequests()).toBe(1);
    await authorize(file, { fresh: true });
    expect(countTokenRequests()).toBe(2);
  });

  it.each([
    ["another account", { client_email: "other@standin-project.iam.gserviceaccount.com" }, "rejected"],
    [
      "a broken key",
      { private_key: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----" },
      "rejected",
    ],
    ["a server that does not answer", { token_uri: "http://127.0.0.1:1/token" }, null],
  ])("is refused for %s, and each call asks again", async (_, changes, reason) => {
    const file = createServiceAccount(standIn.url, changes);
    const code = reason === null ? "UPSTREAM_ERROR" : "PROVIDER_AUTH";
    await expect(authorize(file)).rejects.toMatchObject({ code, reason });
    await expect(authorize(file)).rejects.toMatchObject({ code, reason });
  });

  it("is never requested at a private address unless that is allowed", async () => {
    const before = countTokenRequests();
    const refused = authorize(createServiceAccount(standIn.url), { allowPrivate: false });
    await expect(refused).rejects.toMatchObject({ code: "UPSTREAM_ERROR" });
    expect(countTokenRequests()).toBe(before);
  });
});
