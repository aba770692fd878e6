import { describe, expect, it, test } from "vitest";
import { isBelow, listBaseUrls, toBaseUrl, toEndpointBase, withoutEndpoint, withVersion } from "./base-url";
import { findProvider } from "./catalogue";

describe("a base URL", () => {
  it.each([
    ["https://api.example/v1/chat/completions", "https://api.example/v1"],
    ["https://api.example/v1/models", "https://api.example/v1"],
    ["https://api.example/v1/audio/transcriptions", "https://api.example/v1"],
    ["https://api.example/messages", "https://api.example"],
    ["https://api.example/v1", null],
    ["https://models.example/inference", null],
  ])("%s without its endpoint is %s", (url, expected) => {
    expect(withoutEndpoint(url)).toBe(expected);
  });

  it.each([
    ["https://api.example", "https://api.example/v1"],
    ["http://127.0.0.1:11434", "http://127.0.0.1:11434/v1"],
    ["https://api.example/v1", null],
    ["https://api.example/v1beta/openai", null],
    ["https://api.example/inference/v1", null],
    ["no URL", null],
  ])("%s with a version is %s", (url, expected) => {
    expect(withVersion(url)).toBe(expected);
  });

  it("may have been meant as one with a version, without an endpoint, or higher up", () => {
    expect(listBaseUrls("http://h/v1/chat/completions")[0]).toBe("http://h/v1");
    expect(listBaseUrls("http://h")).toEqual(["http://h/v1", "http://h/api/v1"]);
    expect(listBaseUrls("http://h/v1/openai")).toContain("http://h/v1");
  });

  it.each([
    ["https://h/a/b", "https://h/a", true],
    ["https://h/a", "https://h/a", true],
    ["https://h/a/", "https://h/a", true],
    ["https://h/a", "https://h", true],
    ["https://h/ab", "https://h/a", false],
    ["https://h/b", "https://h/a", false],
    ["https://h", "https://h/a", false],
    ["https://h/a/../b", "https://h/a", false],
    ["https://h/a/%2e%2e/b", "https://h/a", false],
    ["https://other/a/b", "https://h/a", false],
    ["http://h/a/b", "https://h/a", false],
    ["https://h:8443/a", "https://h/a", false],
  ])("%s below %s: %s", (url, other, expected) => {
    expect(isBelow(url, other)).toBe(expected);
  });
});

const region = { region: "eu-west-1", project_id: "mine" };

test.each([
  ["gemini", "chat", {}, "https://generativelanguage.googleapis.com/v1beta/openai"],
  ["gemini", "contents", {}, "https://generativelanguage.googleapis.com/v1beta"],
  ["gemini", "contents", { api_base: "https://proxy.example/openai" }, "https://proxy.example"],
  ["gemini", "contents", { api_base: "https://proxy.example/v1beta" }, "https://proxy.example/v1beta"],
  ["aws", "chat", region, "https://bedrock-runtime.eu-west-1.amazonaws.com/openai/v1"],
  ["aws", "messages", region, "https://bedrock-mantle.eu-west-1.api.aws/anthropic/v1"],
  ["aws", "messages", { api_base: "https://proxy.example/v1" }, "https://proxy.example/v1"],
  [
    "azure",
    "messages",
    { api_base: "https://mine.services.ai.azure.com" },
    "https://mine.services.ai.azure.com",
  ],
  [
    ...["gcp", "contents", region],
    "https://eu-west-1-aiplatform.googleapis.com/v1/projects/mine/locations/eu-west-1",
  ],
] as const)("the base URL of %s for %s with %j is %s", (id, endpoint, publicFields, expected) => {
  const provider = findProvider(id) ?? expect.unreachable();
  const baseUrl = toBaseUrl(provider, publicFields) ?? "";
  const call = provider.endpoints[endpoint] ?? expect.unreachable();
  expect(toEndpointBase({ provider, publicFields, baseUrl }, call)).toBe(expected);
});
