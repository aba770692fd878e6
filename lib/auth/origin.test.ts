import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localPath, publicOrigin, refuseForeign } from "./origin";

const own = "https://keys.example.com";
const check = (sent: Record<string, string>) => () => refuseForeign(new Headers(sent), own);

describe("a request that acts for a session", () => {
  it("is taken from our own pages", () => {
    expect(check({ origin: own })).not.toThrow();
    expect(check({ origin: own, "sec-fetch-site": "same-origin" })).not.toThrow();
  });

  it.each([
    ["without Origin", {}],
    ["with an empty one", { origin: "" }],
    ["with null", { origin: "null" }],
    ["from elsewhere", { origin: "https://evil.example" }],
    [
      "from elsewhere with a matching forwarded host",
      {
        origin: "https://evil.example",
        "x-forwarded-host": "evil.example",
      },
    ],
    ["over another scheme", { origin: "http://keys.example.com" }],
    ["from another port", { origin: `${own}:8443` }],
    ["from a name that begins alike", { origin: `${own}.evil.example` }],
    ["across sites", { origin: own, "sec-fetch-site": "cross-site" }],
    ["from a sibling", { origin: own, "sec-fetch-site": "same-site" }],
    ["that was typed", { origin: own, "sec-fetch-site": "none" }],
  ])("is refused %s", (_, sent: Record<string, string>) => {
    expect(check(sent)).toThrow(expect.objectContaining({ code: "FORBIDDEN", reason: "origin" }));
  });

  it("has the public origin of its host unless one is set", () => {
    const headers = new Headers({ host: "localhost:3000" });
    expect(publicOrigin(headers, null)).toBe("http://localhost:3000");
    expect(publicOrigin(headers, own)).toBe(own);
  });
});

describe("the way on after signing in", () => {
  it.each(["/orgs/acme/keys?status=enabled", "/account"])("is kept: %s", (path) =>
    expect(localPath(path)).toBe(path),
  );

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "/./\\evil.example",
    "/x/%2E%2e/\\/evil.example?a=1",
    "",
    undefined,
    ["/orgs"],
  ])("is the start page for %s", (path) => expect(localPath(path)).toBe("/"));

  it("never leads a browser to another origin, in any spelling", () => {
    const part = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "%2e",
      "%2E",
      "\t",
      "\n",
      "?",
      "#",
      "@",
      ":",
      "x",
      "evil.example",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = localPath(`/${parts.join("")}`);
        expect(new URL(path, `${own}/sign-in`).origin).toBe(own);
        expect(localPath(path)).toBe(path);
      }),
      { numRuns: 5_000 },
    );
  });
});
