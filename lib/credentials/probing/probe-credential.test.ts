import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { toSampleFields } from "@/e2e/support/sample-fields";
import { createServiceAccount } from "@/e2e/support/stand-in/google-tokens";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { verifyAwsSignature } from "@/e2e/support/stand-in/verify-aws-signature";
import { authorizeRequest } from "@/lib/credentials/authorization/authorize-request";
import { findProvider, providers } from "@/lib/credentials/catalogue/catalogue";
import { findTest } from "@/lib/credentials/catalogue/find-test";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { parseFields } from "@/lib/credentials/sealing/parse-fields";
import { probeCredential } from "./probe-credential";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());

const isModel = ({ endpoints }: Provider) => endpoints.models !== undefined;

describe.each(providers.filter(isModel).map((provider) => [provider.id, provider] as const))(
  "the test of %s",
  (_, provider) => {
    const probe = async (changes: Record<string, string>) => {
      const fields = { ...toSampleFields(provider, standIn.url), ...changes };
      const { publicFields, secrets } = parseFields(provider, { fields, confirmed: true });
      const test = findTest(provider, publicFields) ?? expect.unreachable();
      return probeCredential({ allowPrivateUpstreams: true }, { test, publicFields, secrets });
    };
    const secret = provider.fields.find((field) => field.secret) ?? expect.unreachable();

    it("accepts a valid secret, with the models that the provider lists", async () => {
      expect(await probe({})).toEqual({
        ...{ result: "valid", suggestedBaseUrl: null, models: expect.any(Number) },
        durationMs: expect.any(Number),
      });
    });

    it("notices a wrong secret", async () => {
      const wrong =
        secret.format === "service-account"
          ? createServiceAccount(standIn.url, {
              client_email: "other@standin-project.iam.gserviceaccount.com",
            })
          : "another-secret";
      expect(await probe({ [secret.name]: wrong })).toMatchObject({ result: "rejected" });
    });

    it("notices a wrong path, and that nothing answers", async () => {
      expect(await probe({ api_base: `${standIn.url}/control/elsewhere` })).toMatchObject({
        result: "wrong_path",
      });
      expect(await probe({ api_base: "http://127.0.0.1:1/v1" })).toMatchObject({ result: "unreachable" });
    });
  },
);

const canary = { api_key: "canary" };

test.each([
  ["openai", "https://api.openai.com/v1/models", { authorization: "Bearer canary" }],
  ["anthropic", "https://api.anthropic.com/v1/models", { "x-api-key": "canary" }],
  [
    "gemini",
    "https://generativelanguage.googleapis.com/v1beta/openai/models",
    { authorization: "Bearer canary" },
  ],
  ["openrouter", "https://openrouter.ai/api/v1/key", { authorization: "Bearer canary" }],
  ["huggingface", "https://huggingface.co/api/whoami-v2", { authorization: "Bearer canary" }],
  ["digitalocean", "https://api.digitalocean.com/v2/account", { authorization: "Bearer canary" }],
  [
    "cloudflare",
    "https://api.cloudflare.com/client/v4/user/tokens/verify",
    { authorization: "Bearer canary" },
  ],
  ["lambda", "https://cloud.lambda.ai/api/v1/instances", { authorization: "Bearer canary" }],
])("%s is tested at its own address", async (id, url, headers) => {
  const test = findTest(findProvider(id) ?? expect.unreachable(), {}) ?? expect.unreachable();
  expect(test.baseUrl === null ? test.call.url : test.baseUrl + test.call.path).toBe(url);
  const plain = { method: "GET" as const, url, headers: {}, body: null };
  const options = { allowPrivate: false };
  const request = await authorizeRequest(test.call, plain, { secrets: canary, publicFields: {} }, options);
  expect(request.headers).toMatchObject(headers);
});

test("AWS is tested by asking its token service who the key belongs to", async () => {
  const aws = findProvider("aws") ?? expect.unreachable();
  const { api_base: _, ...fields } = toSampleFields(aws, "https://unused.example");
  const { publicFields, secrets } = parseFields(aws, {
    fields: { ...fields, region: "eu-west-1" },
    confirmed: true,
  });
  const { call } = findTest(aws, publicFields) ?? expect.unreachable();
  if (!("url" in call) || call.url === null || !call.body) return expect.unreachable();
  const plain = { method: "POST" as const, url: call.url, headers: {}, body: call.body };
  const request = await authorizeRequest(call, plain, { secrets, publicFields }, { allowPrivate: false });
  const headers = { host: "sts.eu-west-1.amazonaws.com", ...request.headers };
  expect(verifyAwsSignature({ ...request, headers, body: call.body })).toBe(true);
});

test.each([
  ["azure", { account_name: "fernhill", account_key: "key" }],
  ["s3-compatible", { endpoint: "https://s3.example", access_key_id: "id", secret_access_key: "key" }],
  ["kubernetes", { server: "https://k8s.example", api_key: "key" }],
])("%s has no test without fields for models", (id, fields) => {
  const provider = findProvider(id) ?? expect.unreachable();
  const { publicFields } = parseFields(provider, { fields, confirmed: true });
  expect(findTest(provider, publicFields)).toBeNull();
});
