import { describe, expect, it } from "vitest";
import { isNarrowed, loadKeyListView, toKeyListHref, toSorting } from "./params";

describe("the view of a list of keys", () => {
  it("is read from the address without what is not valid", () => {
    const view = loadKeyListView({ q: " ci ", status: "gone", sort: "price", cursor: "a,b", view: "cards" });
    expect(view).toMatchObject({
      q: "ci",
      status: [],
      sort: "-created_at",
      cursor: ["a", "b"],
      view: "cards",
    });
    expect(loadKeyListView({ status: ["revoked", "enabled"], archived: "1" })).toMatchObject({
      status: ["revoked"],
      archived: true,
    });
  });

  it("takes several values of a filter, between commas", () => {
    const view = loadKeyListView({ status: "enabled,gone,revoked", scope: " chat:write,,keys:read" });
    expect(view).toMatchObject({ status: ["enabled", "revoked"], scope: ["chat:write", "keys:read"] });
    expect(isNarrowed(view)).toBe(true);
  });

  it("knows whether it leaves keys out", () => {
    expect(isNarrowed(loadKeyListView({ sort: "name", archived: "1" }))).toBe(false);
    expect(isNarrowed(loadKeyListView({ scope: "chat:write" }))).toBe(true);
  });

  it("is written into an address that reads back as the same view", () => {
    const view = loadKeyListView({ q: "a & b, c+d", status: "revoked", archived: "1", cursor: "x,y" });
    const href = toKeyListHref("/keys", view);
    expect(loadKeyListView(new URLSearchParams(href.split("?")[1]))).toEqual(view);
    expect(toKeyListHref("/keys", loadKeyListView({}))).toBe("/keys");
  });

  it("turns an order round when its column is pressed again, and starts at the first page", () => {
    const sort = (address: string) =>
      toSorting("/keys", loadKeyListView(new URLSearchParams(address)), "name");
    expect(sort("q=ci&cursor=a").sortHref).toBe("/keys?q=ci&sort=name");
    expect(sort("sort=name")).toEqual({ sortHref: "/keys?sort=-name", sorted: "ascending" });
    expect(sort("sort=-name")).toEqual({ sortHref: "/keys?sort=name", sorted: "descending" });
  });
});
