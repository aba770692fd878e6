import { createLoader, createSerializer } from "nuqs/server";
import { expect, it } from "vitest";
import { listParams, parseAsValues, toPageLinks } from "./params";

const params = { ...listParams, provider: parseAsValues };
const load = createLoader(params);
const toHref = createSerializer(params);

it("reads one value or several, and takes blank for absent", () => {
  expect(load({ q: "open ai", provider: "openai,,gemini" })).toMatchObject({
    q: "open ai",
    provider: ["openai", "gemini"],
  });
  expect(load({ q: ["a", "b"], provider: "" })).toMatchObject({ q: "a", provider: [] });
});

it("bounds what an address can hold", () => {
  const view = load({ q: "x".repeat(300), provider: "y,".repeat(80) });
  expect([view.q.length, view.provider.length]).toEqual([200, 50]);
});

it("goes on page by page, and back the same way", () => {
  const linksAt = (address: string, next: string | null) => {
    const view = load(new URLSearchParams(address));
    return toPageLinks(view.cursor, next, (cursor) => toHref("/c", { ...view, cursor }));
  };
  expect(linksAt("q=x", "A")).toEqual({ previousHref: undefined, nextHref: "/c?q=x&cursor=A" });
  expect(linksAt("q=x&cursor=A", "B")).toEqual({ previousHref: "/c?q=x", nextHref: "/c?q=x&cursor=A,B" });
  expect(linksAt("q=x&cursor=A,B", null)).toEqual({ previousHref: "/c?q=x&cursor=A", nextHref: undefined });
});
