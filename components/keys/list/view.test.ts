import { describe, expect, it } from "vitest";
import { hrefWith, isNarrowed, readView, sorting } from "@/components/keys/list/view";

describe("the view of a list of keys", () => {
  it("is read from the address, and what the address cannot mean is left out", () => {
    const view = readView({ q: " ci ", status: "gone", sort: "price", cursor: "a.b", view: "cards" });
    expect(view).toMatchObject({ search: "ci", status: [], sort: "-created_at", cards: true });
    expect(view.trail).toEqual(["a", "b"]);
    expect(readView({ status: ["revoked", "enabled"], archived: "1" })).toMatchObject({
      status: ["revoked"],
      archived: true,
    });
  });

  it("takes several values of a filter, between commas", () => {
    const view = readView({ status: "revoked,gone,enabled", scope: " chat:write,,keys:read" });
    expect(view).toMatchObject({ status: ["enabled", "revoked"], scope: ["chat:write", "keys:read"] });
    expect(isNarrowed(view)).toBe(true);
  });

  it("knows whether it leaves keys out", () => {
    expect(isNarrowed(readView({ sort: "name", archived: "1" }))).toBe(false);
    expect(isNarrowed(readView({ scope: "chat:write" }))).toBe(true);
  });

  it("keeps the rest of the address, but for the dialog that it opened", () => {
    expect(hrefWith({ q: "ci", new: "1", cursor: "a" }, { cursor: null, view: "cards" })).toBe(
      "?q=ci&view=cards",
    );
  });

  it("turns an order round when its column is pressed again", () => {
    expect(sorting({}, "-created_at", "name").sortHref).toBe("?sort=name");
    expect(sorting({}, "name", "name")).toEqual({ sortHref: "?sort=-name", sorted: "ascending" });
    expect(sorting({}, "-name", "name")).toEqual({ sortHref: "?sort=name", sorted: "descending" });
  });
});
