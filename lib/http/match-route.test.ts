import { describe, expect, it } from "vitest";
import { createMatcher } from "./match-route";
import type { Endpoint, Row } from "./route";

const endpoint = (name: string): Endpoint => ({
  name,
  title: name,
  access: "public",
  handle: async () => new Response(name),
});
const row = (method: Row[0], path: string): Row => [method, path, endpoint(`${method} ${path}`)];
const match = createMatcher([
  row("GET", "/api/keys/:id"),
  row("DELETE", "/api/keys/:id"),
  row("GET", "/api/keys"),
  row("POST", "/api/keys/verify"),
  row("POST", "/api/keys/:id/rotate"),
  row("POST", "/api/keys/all/rotate"),
  row("GET", "/api/provider-credentials/:credential_id"),
  row("GET", "/bucket/:id/:part"),
  row("GET", "/v1/models/:model+"),
  row("GET", "/v1beta/models/:model+"),
  row("POST", "/v1beta/models/:model+:countTokens"),
]);

describe("matching a path", () => {
  it.each([
    ["/api/keys", "/api/keys", {}],
    ["/api/keys/", "/api/keys", {}],
    ["/api/keys/a%2Fb", "/api/keys/:id", { id: "a%2Fb" }],
    ["/api/keys/a/rotate", "/api/keys/:id/rotate", { id: "a" }],
    ["/api/keys/all/rotate", "/api/keys/all/rotate", {}],
    ["/api/keys/verify", "/api/keys/verify", {}],
    ["/bucket/a/b", "/bucket/:id/:part", { id: "a", part: "b" }],
    ["/v1/models/a", "/v1/models/:model+", { model: "a" }],
    ["/v1/models/a/b/c", "/v1/models/:model+", { model: "a/b/c" }],
    ["/v1/models/a/", "/v1/models/:model+", { model: "a/" }],
    ["/v1beta/models/a/b:c", "/v1beta/models/:model+", { model: "a/b:c" }],
    ["/v1beta/models/:countTokens", "/v1beta/models/:model+", { model: ":countTokens" }],
    ["/v1beta/models/a/b:c:countTokens", "/v1beta/models/:model+:countTokens", { model: "a/b:c" }],
  ])("finds the route of %s", (path, pattern, params) => {
    expect(match(path)).toMatchObject({ pattern, params });
  });

  it("finds every method of a path, and no other", () => {
    expect(Object.keys(match("/api/keys/a").targets)).toEqual(["GET", "DELETE"]);
    expect(Object.keys(match("/api/keys/verify").targets)).toEqual(["POST"]);
  });

  it.each([
    ["/api", "/api/*"],
    ["/api/keys/a/b/c", "/api/*"],
    ["/api/keys//rotate", "/api/*"],
    ["/api/keys/a/rotate/b", "/api/*"],
    ["/api/Keys", "/api/*"],
    ["/api/provider-credentials/a/b", "/api/provider-credentials/*"],
    ["/bucket", "/bucket/*"],
    ["/v1/models//a", "/v1/*"],
    ["/v1/models/", "/v1/*"],
    ["/v1/models//", "/v1/*"],
    ["/v1/", "/v1/*"],
    ["/", "/*"],
  ])("finds nothing at %s", (path, pattern) => {
    expect(match(path)).toMatchObject({ pattern, targets: {}, params: {} });
  });

  it("has the style of the contract of its prefix", () => {
    const besides = (path: string) => match(path).style.beside?.("m");
    expect(["/api/provider-credentials/a", "/api/provider-credentials/a/b"].map(besides)).toEqual([
      { detail: "m" },
      { detail: "m" },
    ]);
    expect(["/bucket/a/b", "/bucket"].map(besides)).toEqual(Array(2).fill({ success: false, message: "m" }));
    expect(besides("/v1/models/a")).toBeUndefined();
  });
});
