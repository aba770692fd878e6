import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createSchema, toCreateInput, toNewForm } from "@/components/keys/forms/key-form";
import { createCredentialInput } from "@/lib/credentials/credential-input";
import { ROUTES } from "@/lib/http/routes";
import type { CurrentRequest } from "./api-request";
import { toRequestCurl } from "./to-request-curl";

/** Runs the command in a shell whose `curl` prints its arguments. Returns the arguments. */
const run = (request: CurrentRequest, variables: Record<string, string> = {}) =>
  execFileSync(
    "sh",
    ["-c", `curl() { printf '%s\\n' "$@"; }\n${toRequestCurl("https://keys.example.com", request)}`],
    { env: { ...process.env, KEYSTEAD_API_KEY: "sk_live_x", ...variables }, encoding: "utf8" },
  ).split("\n");

it("sends what was typed under the names of the API, without what is left at its default", () => {
  const form = { ...toNewForm(["chat:write"], "p", false), name: "Ada's $key", rateLimitPerMinute: 60 };
  const [, method, url, , header, , , , body] = run({
    route: "POST /api/keys",
    schema: createSchema,
    getInput: () => toCreateInput({ ...form, modelBudgets: { gptNew: "1" } }),
  });
  expect([method, url, header]).toEqual([
    "POST",
    "https://keys.example.com/api/keys",
    "Authorization: Bearer sk_live_x",
  ]);
  expect(JSON.parse(body ?? "")).toMatchObject({
    ...{ name: "Ada's $key", project_id: "p", scopes: ["chat:write"] },
    ...{ rate_limit_per_minute: 60, model_budgets: { gptNew: "1" } },
  });
  expect(JSON.parse(body ?? "")).not.toHaveProperty("expires_at");
});

it("has the id in the path, and nulls in a change", () => {
  const getInput = () => ({ id: "a b", version: 2, dailyHardLimit: null });
  const [, method, url, , , , , , body] = run({
    route: "PATCH /api/keys/:id",
    schema: createSchema,
    getInput,
  });
  expect([method, url]).toEqual(["PATCH", "https://keys.example.com/api/keys/a%20b"]);
  expect(JSON.parse(body ?? "")).toEqual({ version: 2, daily_hard_limit: null });
});

it("has the names of the contract, and secrets from variables, of files too", () => {
  const file = { private_key: '-----BEGIN\nkey"-----', project_id: "p" };
  const variables = { OPENAI_API_KEY: "sk-it's $5", GOOGLE_FILE: JSON.stringify(file, null, 2) };
  const request: CurrentRequest = {
    route: "POST /api/provider-credentials/create",
    schema: createCredentialInput,
    getInput: () => ({
      ...{ provider: "openai", name: "$OPENAI_API_KEY", workspaceId: null },
      fields: { api_key: "sk-typed", base_url: "https://a.example" },
    }),
    getSecrets: () => [
      { path: "fields.api_key", variable: "OPENAI_API_KEY", isFile: false },
      { path: "fields.file", variable: "GOOGLE_FILE", isFile: true },
    ],
  };
  expect(toRequestCurl("https://keys.example.com", request)).not.toContain("sk-typed");
  const body = JSON.parse(run(request, variables)[8] ?? "");
  expect(body).toMatchObject({ provider: "openai", credential_name: "$OPENAI_API_KEY" });
  expect(body.fields).toMatchObject({ api_key: "sk-it's $5", base_url: "https://a.example" });
  expect(JSON.parse(body.fields.file)).toEqual(file);
  expect(body).not.toHaveProperty("workspace_id");
});

it("sends no body without input", () => {
  const request = {
    route: "DELETE /api/provider-credentials/:credential_id",
    getInput: () => ({ id: "c" }),
  };
  const [, , url, ...rest] = run(request);
  expect(url).toBe("https://keys.example.com/api/provider-credentials/c");
  expect(rest).not.toContain("-d");
});

it("names only routes of the table, and every deletion", () => {
  const routes = ROUTES.map(([method, path]) => `${method} ${path}`);
  const files = readdirSync("components", { recursive: true, encoding: "utf8" });
  const named = files
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .flatMap(
      (file) => readFileSync(`components/${file}`, "utf8").match(/"(POST|PUT|PATCH|DELETE) \/[^"]+"/g) ?? [],
    )
    .map((quoted) => quoted.slice(1, -1));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((route) => !routes.includes(route))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(routes.filter((route) => route.startsWith("DELETE /api/"))));
});
