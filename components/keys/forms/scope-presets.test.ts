import { expect, it } from "vitest";
import { findScopePreset, listScopePresets } from "./scope-presets";

const grantable = ["models:read", "chat:write", "embeddings:write", "keys:read"];

it("presets hold only what the person may grant, and empty ones are left out", () => {
  const presets = listScopePresets(["chat:write"], grantable);
  expect(presets.map(({ label, scopes }) => [label, scopes])).toEqual([
    ["Default", ["chat:write"]],
    ["Call models", ["models:read", "chat:write", "embeddings:write"]],
    ["Read only", ["models:read", "keys:read"]],
  ]);
});

it("scopes are of a preset in any order, and of none with one more", () => {
  const presets = listScopePresets([], grantable);
  expect(findScopePreset(presets, ["keys:read", "models:read"])?.label).toBe("Read only");
  expect(findScopePreset(presets, ["keys:read", "models:read", "chat:write"])).toBeUndefined();
});
