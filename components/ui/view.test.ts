import { expect, it } from "vitest";
import { pageLinks, parseCursors, said, saidAll, viewHref } from "./view";

it("reads one thing or several, and takes blank for absent", () => {
  const view = { q: "open ai", provider: "openai,,gemini", twice: ["a", "b"], blank: "" };
  expect(said(view, "q")).toBe("open ai");
  expect(said(view, "twice")).toBe("a");
  expect([said(view, "blank"), said(view, "none")]).toEqual([undefined, undefined]);
  expect(saidAll(view, "provider")).toEqual(["openai", "gemini"]);
});

it("changes a part of the view and keeps the rest", () => {
  const view = { q: "a b", tab: "keys", credential: "1" };
  expect(viewHref("/c", view, { credential: null })).toBe("/c?q=a+b&tab=keys");
  expect(viewHref("/c", { tab: "keys" }, { tab: null })).toBe("/c");
});

it("goes on page by page, and the same way back", () => {
  const first = pageLinks("/c", { q: "x" }, "A");
  expect(first).toEqual({ previousHref: undefined, nextHref: "/c?q=x&cursor=A" });
  const second = pageLinks("/c", { q: "x", cursor: "A" }, "B");
  expect(second.previousHref).toBe("/c?q=x");
  const view = Object.fromEntries(new URLSearchParams(second.nextHref?.split("?")[1]));
  expect(parseCursors(view)).toBe("B");
  expect(pageLinks("/c", view, null)).toEqual({ previousHref: "/c?q=x&cursor=A", nextHref: undefined });
});
