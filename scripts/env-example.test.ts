import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { providers } from "@/lib/credentials/catalogue/catalogue";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** Variables that the platform sets, not a person. */
const platforms = /^(NODE_ENV|VERCEL.*)$/;

it(".env.example names every variable, and gives no secret", () => {
  const example = parseEnv(read(".env.example"));
  const own = [...read("lib/env.ts").matchAll(/(?:read\("|variables\.)([A-Z_]+)/g)].map(
    ([, name]) => name ?? "",
  );
  const fallbacks = providers.flatMap(({ environmentVariable }) => environmentVariable ?? []);
  expect(own.length).toBeGreaterThan(10);
  for (const name of [...own, ...fallbacks]) if (!platforms.test(name)) expect(example).toHaveProperty(name);
  expect(Object.values(example).filter(Boolean)).toEqual([]);
});
