import { expect, it } from "vitest";
import { findPrefix, isApiPath } from "./find-prefix";

it.each([
  ["/api", "/api"],
  ["/api/keys", "/api"],
  ["/api/provider-credentials", "/api/provider-credentials"],
  ["/api/provider-credentials/x/test", "/api/provider-credentials"],
  ["/api/provider-credentialsx", "/api"],
  ["/apikeys", "/apikeys"],
  ["/v1/messages/count_tokens", "/v1/messages"],
  ["/v1/responses/resp_1/cancel", "/v1/responses"],
  ["/v1/models", "/v1"],
  ["/v1beta/models", "/v1beta"],
])("%s belongs to %s", (path, prefix) => {
  expect(findPrefix(path)?.prefix).toBe(prefix);
  expect(isApiPath(path)).toBe(true);
});

it.each(["/", "/apikeysx", "/orgs/acme/api", "/api/auth/session", "/API/keys", "/v10"])(
  "%s is none of the dispatcher's paths",
  (path) => {
    expect(isApiPath(path)).toBe(false);
  },
);
