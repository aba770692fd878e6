import { expect, it } from "vitest";
import { getObjectFields } from "@/lib/core/input/schema-fields";
import { findPrefix, isApiPath } from "./find-prefix";
import { isEndpoint } from "./route";
import { ROUTES } from "./routes";
import { toWireName } from "./wire-names";

it("has every route once, below a prefix of the API", () => {
  const names = ROUTES.map(([method, path]) => `${method} ${path}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(ROUTES.filter(([, path]) => !isApiPath(path))).toEqual([]);
});

it("gives each parameter of a path to the operation's input", () => {
  const lost = ROUTES.flatMap(([method, path, target]) => {
    if (isEndpoint(target)) return [];
    const names = findPrefix(path)?.style.names;
    const fields = Object.keys(getObjectFields(target.input) ?? {}).map((name) => toWireName(name, names));
    const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
    return parameters.filter((name) => !fields.includes(name)).map((name) => `${method} ${path}: ${name}`);
  });
  expect(lost).toEqual([]);
});
