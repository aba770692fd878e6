import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { missingEntries } from "./complete-lock.mjs";

describe("package-lock.json", () => {
  const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));

  it("holds every optional package of every platform, so that `npm ci` takes it anywhere", () => {
    expect(missingEntries(lock)).toEqual({});
  });

  it("names no registry", () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved)).toEqual([]);
  });
});

describe("missingEntries", () => {
  it("tells system and processor from the name, and finds what lies nested or above", () => {
    const packages = {
      "": {},
      "node_modules/a": {
        optionalDependencies: { "@a/linux-x64-musl": "1.0.0", "@a/wasm32-wasi": "1.0.0", b: "2.0.0" },
      },
      "node_modules/a/node_modules/b": {},
      "node_modules/c/node_modules/d": { optionalDependencies: { e: "1.0.0", f: "1.0.0" } },
      "node_modules/c/node_modules/e": {},
      "node_modules/f": {},
    };
    expect(missingEntries({ packages })).toEqual({
      "node_modules/@a/linux-x64-musl": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"] },
      "node_modules/@a/wasm32-wasi": { version: "1.0.0", optional: true, cpu: ["wasm32"] },
    });
  });
});
