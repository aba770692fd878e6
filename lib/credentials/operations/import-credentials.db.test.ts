import { expect, it } from "vitest";
import { CANARY, credentialTests } from "@/e2e/support/credentials";
import { person } from "@/e2e/support/tenant";
import { importCredentials } from "./import-credentials";

const { tenant, list } = credentialTests();

const openai = { provider: "openai", name: "OpenAI", fields: { api_key: CANARY } };
const anthropic = {
  provider: "anthropic",
  name: "Anthropic",
  fields: { api_key: "sk-ant-canary-0123456789" },
};

it("makes all of them, and shows no secret", async () => {
  const { workspaceId } = tenant().here;
  const made = await importCredentials.execute(tenant().owner, {
    workspaceId,
    credentials: [openai, anthropic],
  });
  expect(made.data).toMatchObject([
    { name: "OpenAI", workspaceId, active: true },
    { name: "Anthropic", workspaceId, active: true },
  ]);
  expect(JSON.stringify(made)).not.toContain("canary");
});

it("makes none where one is wrong, and says which", async () => {
  const wrong = { ...anthropic, fields: { api_key: CANARY } };
  const attempt = importCredentials.execute(tenant().owner, { credentials: [openai, wrong] });
  await expect(attempt).rejects.toMatchObject({
    code: "INVALID_REQUEST",
    fields: [{ path: "credentials.1.fields.api_key", message: "API Key does not look like sk-ant-…" }],
  });
  expect(await list()).toEqual([]);
  await importCredentials.execute(tenant().owner, { credentials: [openai, { ...wrong, confirmed: true }] });
  expect(await list()).toHaveLength(2);
});

it("creates them inactive where the input says so, with their base URLs", async () => {
  const proxied = {
    ...openai,
    fields: { api_key: "any-form", api_base: "https://proxy.example/v1/" },
    active: false,
  };
  const { data } = await importCredentials.execute(tenant().owner, { credentials: [proxied, anthropic] });
  expect(data).toMatchObject([
    { active: false, inUse: false, apiBase: "https://proxy.example/v1" },
    { active: true, inUse: true, apiBase: null },
  ]);
  const wrong = { ...openai, fields: { api_key: CANARY, api_base: "proxy.example" } };
  const attempt = importCredentials.execute(tenant().owner, { credentials: [wrong] });
  await expect(attempt).rejects.toMatchObject({ fields: [{ path: "credentials.0.fields.api_base" }] });
});

it("is not for those who may only write in a workspace, except there", async () => {
  const { workspaceId } = tenant().here;
  const member = tenant().as(person("member", { [workspaceId]: "write" }));
  const attempt = importCredentials.execute(member, { credentials: [openai] });
  await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
  await importCredentials.execute(member, { workspaceId, credentials: [openai] });
  expect(await list()).toHaveLength(1);
});
