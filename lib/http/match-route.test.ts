import { describe, expect, it } from "vitest";
import { createMatcher } from "./match-route";
import type { Endpoint, RouteGroup, Row, Style } from "./route";

const endpoint = (name: string): Endpoint => ({
  name,
  title: name,
  access: "public",
  handle: async () => new Response(name),
});
const row = (method: Row[0], path: string): Row => [method, path, endpoint(`${method} ${path}`)];
const [plain, styled, nested]: Style[] = [{}, { plainLists: true }, { names: {} }];

const table: RouteGroup[] = [
  {
    prefixes: ["/api"],
    style: plain ?? {},
    rows: [
      row("GET", "/api/keys/:id"),
      row("DELETE", "/api/keys/:id"),
      row("GET", "/api/keys"),
      row("POST", "/api/keys/verify"),
      row("POST", "/api/keys/:id/rotate"),
      row("POST", "/api/keys/all/rotate"),
    ],
  },
  { prefixes: ["/api/credentials", "/bucket"], style: styled ?? {}, rows: [row("GET", "/bucket/:id/:part")] },
  { prefixes: ["/v1"], style: nested ?? {}, rows: [row("GET", "/v1/models/:model+")] },
];
const match = createMatcher(table);

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
  ])("finds the route of %s", (path, pattern, params) => {
    expect(match(path)).toMatchObject({ pattern, params });
  });

  it("finds every method of a path, and no other", () => {
    expect(Object.keys(match("/api/keys/a").targets)).toEqual(["GET", "DELETE"]);
    expect(Object.keys(match("/api/keys/verify").targets)).toEqual(["POST"]);
  });

  it.each([
    ["/api", "/api/*", plain],
    ["/api/keys/a/b/c", "/api/*", plain],
    ["/api/keys//rotate", "/api/*", plain],
    ["/api/keys/a/rotate/b", "/api/*", plain],
    ["/api/Keys", "/api/*", plain],
    ["/api/credentials/a", "/api/credentials/*", styled],
    ["/api/credentialsx", "/api/*", plain],
    ["/bucket", "/bucket/*", styled],
    ["/v1/models//a", "/v1/*", nested],
    ["/v1/models//", "/v1/*", nested],
  ])("finds nothing at %s, in the style of the nearest prefix", (path, pattern, style) => {
    const found = match(path);
    expect(found).toMatchObject({ pattern, targets: {}, params: {} });
    expect(found.style).toBe(style);
  });
});
