import { expect, it } from "vitest";
import { refuseUnversioned } from "./refuse-unversioned";

const json = { accept: "application/json" };
const page = { accept: "text/html,application/xhtml+xml,application/json;q=0.9" };
const refuse = (path: string, init: RequestInit) =>
  refuseUnversioned(new Request(`http://localhost${path}`, init));

it.each<[string, RequestInit]>([
  ["/models", { headers: json }],
  ["/models/gpt-5", { headers: { authorization: "Bearer x" } }],
  ["/chat/completions", { method: "POST", body: "{}" }],
  ["/embeddings", { method: "POST", headers: page, body: "{}" }],
  ["/openai/deployments/small/chat/completions?api-version=1", { headers: { "api-key": "x" } }],
  ["/messages", { headers: { "x-api-key": "x" } }],
])("a gateway call to %s is told that /v1 is missing", async (path, init) => {
  const response = refuse(path, init);
  expect(response?.status).toBe(404);
  expect(await response?.json()).toMatchObject({
    error: { code: "NOT_FOUND", message: "Not found. The base URL of the gateway ends with /v1" },
    request_id: response?.headers.get("x-request-id"),
  });
});

it.each<[string, RequestInit]>([
  ["/models", { headers: page }],
  ["/chatter", { method: "POST" }],
  ["/orgs/acme/keys", { method: "POST" }],
  ["/v1/models", { headers: json }],
])("a page or another path is left alone: %s", (path, init) => {
  expect(refuse(path, init)).toBeNull();
});
