import { describe, expect, it, test } from "vitest";
import { findProvider, findProviderByModel, providers } from "./catalogue";
import { authorizeRequest } from "./provider";

describe("the catalogue", () => {
  it("holds the providers of the contract in their order", () => {
    expect(providers.map((provider) => provider.id)).toEqual([
      "openai",
      "anthropic",
      "gemini",
      "fireworks",
      "openai-compatible",
    ]);
    expect(findProvider("gemini")?.environmentVariable).toBe("GEMINI_API_KEY");
    expect(findProvider("toString")).toBeUndefined();
  });

  test.each(providers.map((provider) => [provider.id, provider] as const))(
    "%s is consistent",
    (_, provider) => {
      const names = provider.fields.map((field) => field.name);
      expect(new Set(names).size).toBe(names.length);
      expect(provider.fields.map((field) => field.order)).toEqual(names.map((_, index) => index + 1));
      for (const field of provider.fields) {
        expect(field.secret).toBe(field.type === "password");
        if (field.requires) expect(names).toContain(field.requires);
        if (field.form) expect(() => new RegExp(field.form?.pattern ?? "")).not.toThrow();
      }
      const base = provider.fields.find((field) => field.name === "api_base");
      expect(base?.required).toBe(provider.baseUrl === null);
      if (provider.baseUrl) expect(provider.baseUrl).toMatch(/^https:\/\/[^?#]+[^/]$/);
      for (const call of Object.values(provider.endpoints)) expect(call.path).toMatch(/^\/[a-z/_]+$/);
    },
  );
});

test.each([
  ["gpt-5-mini", "openai"],
  ["o3", "openai"],
  ["o1-mini", "openai"],
  ["claude-sonnet-4-5", "anthropic"],
  ["gemini-2.5-flash", "gemini"],
  ["accounts/fireworks/models/llama-v3p1-8b", "fireworks"],
  ["o10", undefined],
  ["llama-3.1-8b", undefined],
  ["", undefined],
])("the model %s belongs to %s", (model, provider) => {
  expect(findProviderByModel(model)?.id).toBe(provider);
});

describe("a request to a provider", () => {
  const request = { method: "GET" as const, url: "https://api.example/v1", headers: {}, body: null };
  const headersOf = async (
    provider: string,
    endpoint: "messages" | "models",
    secrets: Record<string, string>,
  ) => {
    const call = findProvider(provider)?.endpoints[endpoint];
    return call && (await authorizeRequest(call, request, secrets, {})).headers;
  };

  it("is authorized as its endpoint wants it", async () => {
    expect(await headersOf("anthropic", "messages", { api_key: "sk-ant-1" })).toEqual({
      "x-api-key": "sk-ant-1",
      "anthropic-version": "2023-06-01",
    });
    expect(await headersOf("openai", "models", { api_key: "k" })).toEqual({ authorization: "Bearer k" });
  });

  it("carries nothing without a secret", async () => {
    expect(await headersOf("openai", "models", {})).toEqual({});
    expect(await headersOf("anthropic", "models", {})).toEqual({ "anthropic-version": "2023-06-01" });
  });

  it("may be signed as a whole", async () => {
    const signed = await authorizeRequest(
      {
        path: "/models",
        authorize: async ({ method, url }, { access_key }, { region }) => ({
          authorization: `${access_key} ${region} ${method} ${url}`,
        }),
      },
      request,
      { access_key: "AK" },
      { region: "eu" },
    );
    expect(signed).toEqual({ ...request, headers: { authorization: "AK eu GET https://api.example/v1" } });
  });
});
