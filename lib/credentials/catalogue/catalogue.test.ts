import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { findProvider, findProviderByModel, providers } from "./catalogue";
import { listIdentities } from "./provider";

describe("the catalogue", () => {
  it("has the providers of the contract first, and each id once", () => {
    const ids = providers.map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual(["openai", "anthropic", "gemini", "fireworks"]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(findProvider("gemini")?.environmentVariable).toBe("GEMINI_API_KEY");
    expect(findProvider("toString")).toBeUndefined();
  });

  it("gives each environment variable to one provider only", () => {
    const names = providers.flatMap(({ environmentVariable, fields }) => [
      ...(environmentVariable ? [environmentVariable] : []),
      ...fields.flatMap(({ variables = [] }) => variables),
    ]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/);
  });
});

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe.each(providers.map((provider) => [provider.id, provider] as const))("%s", (_, provider) => {
  const { fields, identities, capabilities, baseUrl, endpoints, test: probe } = provider;
  const names = fields.map(({ name }) => name);
  const findField = (name: string | undefined) => fields.find((field) => field.name === name);

  it("has consistent fields", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(fields.map(({ order }) => order)).toEqual(names.map((_, index) => index + 1));
    for (const field of fields) {
      expect(field.name).toMatch(/^[a-z][a-z0-9_]*$/);
      if (field.type === "password") expect(field.secret).toBe(true);
      if (field.type === "url") expect(field.secret).toBe(false);
      if (field.derived) expect(field).toMatchObject({ required: false, secret: false });
      if (field.requires) expect(names).toContain(field.requires);
      if (field.capability) expect(capabilities).toContain(field.capability);
      for (const text of [field.label, field.description]) expect(text).toBe(text.trim());
      expect(field.description).toMatch(/\.$/);
    }
  });

  it("has forms whose display text they accept", () => {
    for (const { form } of fields) {
      if (!form) continue;
      const pattern = new RegExp(form.pattern);
      expect(form.pattern).toMatch(/^\^.*\$$/);
      const begin = /^(\S+)…$/.exec(form.display)?.[1];
      if (!begin) continue;
      const tails = [1, 8, 16, 20, 32, 40, 60].flatMap((length) =>
        ["A", "a", "1"].map((one) => one.repeat(length)),
      );
      expect(tails.some((tail) => pattern.test(begin + tail))).toBe(true);
      expect(pattern.test(`?${begin}`)).toBe(false);
    }
  });

  it("has a mark that is a plain SVG file", () => {
    if (provider.icon === null) return;
    const svg = readFileSync(`public/providers/${provider.icon}`, "utf8");
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 24 24"/);
    expect(svg).not.toMatch(/<script|href|style=|url\(/);
  });

  it("has capabilities with what they need", () => {
    expect(capabilities.length).toBeGreaterThan(0);
    const isModel = capabilities.includes("model");
    expect(Object.keys(endpoints).length > 0).toBe(isModel);
    expect(provider.outputCeilingField !== undefined).toBe(isModel);
    if (!isModel) return;
    expect(endpoints).toMatchObject({ chat: { path: "/chat/completions" }, models: {} });
    const base = findField("api_base");
    expect(base?.type).toBe("url");
    if (baseUrl === null) expect(base?.required || base?.capability === "model").toBe(true);
    else expect(base?.required).toBe(false);
  });

  it("has identities and secrets that are fields", () => {
    for (const { identifier, secret } of listIdentities(provider)) {
      expect(findField(secret)?.secret).toBe(true);
      if (identifier !== null) expect(findField(identifier)).toMatchObject({ secret: false });
    }
    if (identities) expect(identities.length).toBeGreaterThan(0);
  });

  it("has secure addresses, with only checked fields in them", () => {
    if (provider.keyPage) expect(provider.keyPage).toMatch(/^https:\/\//);
    const urls = [baseUrl, probe?.url].filter((url) => typeof url === "string");
    for (const url of urls) {
      expect(url).toMatch(/^(https:\/\/|\{)[^#]+$/);
      for (const name of placeholders(url)) {
        const field = findField(name);
        expect(field?.type === "url" || field?.format !== undefined).toBe(true);
        expect(
          field?.required || field?.default || field?.type === "url" || name === "project_id",
        ).toBeTruthy();
      }
    }
    if (baseUrl) expect(baseUrl).toMatch(/[^/]$/);
    for (const call of Object.values(endpoints))
      expect(call.path).toMatch(/^(\/(v1(beta)?|(\{model\}|count-tokens)(:rawPredict)?|[a-z_]+))+$/);
  });
});

test.each([
  ["gpt-5-mini", "openai"],
  ["o3", "openai"],
  ["o1-mini", "openai"],
  ["claude-sonnet-4-5", "anthropic"],
  ["gemini-2.5-flash", "gemini"],
  ["accounts/fireworks/models/llama-v3p1-8b", "fireworks"],
  ["mistral-large-latest", "mistral"],
  ["deepseek-chat", "deepseek"],
  ["grok-4", "xai"],
  ["o10", undefined],
  ["llama-3.1-8b", undefined],
  ["", undefined],
])("the model %s belongs to %s", (model, provider) => {
  expect(findProviderByModel(model)?.id).toBe(provider);
});
