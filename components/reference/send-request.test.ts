import { expect, it } from "vitest";
import { toAddress } from "./send-request";

const parameter = (place: string, name: string, value: string) => ({ in: place, name, value });

it.each([
  ["/api/keys/{id}", [parameter("path", "id", "a b/c")], "/api/keys/a%20b%2Fc"],
  [
    "/api/keys",
    [parameter("query", "search", "é&x"), parameter("query", "limit", "")],
    "/api/keys?search=%C3%A9%26x",
  ],
  ["/api/keys", [], "/api/keys"],
])("fills %s with %j", (path, parameters, address) => {
  expect(toAddress(path, parameters)).toBe(address);
});
