import { describe, expect, it } from "vitest";
import { endpointFiles } from "@/e2e/support/route-files";
import { ENDPOINTS } from "@/lib/gateway/endpoints";
import { byHand } from "./by-hand";
import { described } from "./described";

const machine = endpointFiles.filter(({ path }) => /^\/(api|v1|apikeys|bucket|ai)(\/|$)/.test(path));
const byPath = (paths: Iterable<string>) => [...new Set(paths)].sort();

describe("the API's description", () => {
  it("has every route file, and nothing else beside the gateway", () => {
    const paths = [...Object.keys(described), ...Object.keys(byHand)].filter(
      (path) => !path.startsWith("/v1/"),
    );
    expect(byPath(paths)).toEqual(byPath(machine.map(({ path }) => path)));
  });

  it("has every endpoint of the gateway, and no other", () => {
    const gateway = Object.entries(byHand).filter(([path]) => path.startsWith("/v1/"));
    const entries = gateway.flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const served = ENDPOINTS.map(({ method, pattern }) => `${method} ${pattern}`);
    expect(byPath(entries)).toEqual(byPath(served));
  });

  it.each(machine.filter(({ path }) => path in described))(
    "has $path from its own file",
    async ({ path, file }) => {
      expect(described[path]).toBe(await import(file));
    },
  );
});
