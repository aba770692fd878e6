import { expect, it } from "vitest";
import { isEndpoint } from "@/lib/http/route";
import { apiRoutes } from "./api-routes";
import { ROUTE_SAMPLES } from "./route-authorization";

it("the authorization matrix has every route that takes a key", () => {
  const keyed = apiRoutes.filter(({ target }) => !isEndpoint(target) || typeof target.access === "object");
  const names = keyed.map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(ROUTE_SAMPLES).sort()).toEqual(names.sort());
});
