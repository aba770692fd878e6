import { describe, expect, it } from "vitest";
import { isBelow, listBaseUrls, withoutEndpoint, withVersion } from "./base-url";

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
