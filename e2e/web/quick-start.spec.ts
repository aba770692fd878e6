import type { Page } from "@playwright/test";
import { call } from "@/e2e/support/call";
import { startStandIn } from "@/e2e/support/stand-in/server";
import { expect, inspect, test, testEmpty, watch } from "./fixtures";

const START = "/orgs/fernhill/projects/default";
const SECRET = "sk-standin-newcomer-0123456789";

async function setUp(page: Page, logs: string) {
  await page.goto("/");
  const token = /one-time token (\S+)/.exec(logs)?.[1] ?? "";
  for (const [label, text] of [
    ["One-time token", token],
    ["Your name", "Mara"],
    ["Email", "mara@example.com"],
    ["Password", "correct horse battery"],
    ["Organization", "Fernhill"],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page).toHaveURL("/orgs/fernhill");
}

testEmpty(
  "a newcomer gets from setup to a model's answer without leaving the quick start",
  async ({ browser, empty, viewport, colorScheme }) => {
    const standIn = await startStandIn();
    const context = await browser.newContext({ baseURL: empty.url, viewport, colorScheme });
    const page = await context.newPage();
    const faults = watch(page);
    await setUp(page, empty.logs());
    await page.getByRole("link", { name: "Open quick start" }).click();
    await expect(page).toHaveURL(START);
    await expect(page.getByText("Four steps to the first answer from a model.")).toBeVisible();
    await expect(page.getByText("Create a runtime first.")).toBeVisible();
    await inspect(page);

    await page.getByRole("button", { name: "Add Provider Credential" }).click();
    await page.getByRole("button", { name: /^OpenAI-compatible/ }).click();
    await page.getByLabel("Credential Name").fill("Rack");
    await page.getByLabel("API Base URL").fill(`${standIn.url}/v1`);
    await page.getByLabel(/^API Key/).fill(SECRET);
    await page.getByRole("button", { name: "Create Credential" }).click();
    await expect(page.getByRole("dialog")).toContainText("Valid.");
    await page.getByRole("button", { name: "Done" }).click();

    await page.getByRole("button", { name: "New Runtime" }).click();
    const runtime = page.getByRole("dialog", { name: "New runtime" });
    await expect(runtime.getByLabel("Provider")).toHaveValue("openai-compatible");
    await expect(runtime.getByLabel("Default for chat")).toBeChecked();
    await runtime.getByLabel("Name", { exact: true }).fill("first-chat");
    await runtime.getByLabel("Model", { exact: false }).first().fill("stand-in-1");
    await runtime.getByRole("button", { name: "Create runtime" }).click();
    await expect(page.getByText("Requests name first-chat as their model.")).toBeVisible();
    await inspect(page);

    await page.getByRole("link", { name: "Create API Key" }).click();
    const create = page.getByRole("dialog", { name: "Create API Key" });
    await create.getByLabel("Name", { exact: true }).fill("Newcomer");
    await create.getByRole("button", { name: "Create API Key" }).click();
    await page.getByRole("button", { name: "Send test request" }).click();
    await expect(page.getByText("first-chat answered:")).toBeVisible();
    await expect(page.getByText("First request received")).toBeVisible();
    await inspect(page);
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Close without copying" }).click();
    await expect(page.getByText("First request answered")).toBeVisible();
    await expect(page).toHaveURL(START);
    await inspect(page);
    expect(faults).toEqual([]);
    await standIn.stop();
  },
);

test("a failed first request is no success: its reason and the fix are shown", async ({
  page,
  server,
  enter,
  look,
}) => {
  const standIn = await startStandIn();
  const send = (method: string, path: string, body?: object, key = server.key) =>
    call(server.url, method, path, { key, body });
  const { body: me } = await send("GET", "/api/me");
  const place = { name: "Quick", workspace_id: me.projects[0].workspace_id };
  const { body: project } = await send("POST", "/api/projects", place);
  const facts = { provider: "openai-compatible", base_url: `${standIn.url}/v1`, is_default: true };
  const { body: runtime } = await send("POST", "/api/runtimes", { name: "quick-chat", ...facts });
  const { body: made } = await send("POST", "/api/keys", { name: "Quick", project_id: project.id });
  await enter(`/orgs/default/projects/${project.slug}`);
  await expect(page.getByText("Waiting for the first request…")).toBeVisible();
  const ask = (model: string) => {
    const chat = { model, messages: [{ role: "user", content: "Hello" }] };
    return send("POST", "/v1/chat/completions", chat, made.secret);
  };
  expect((await ask("no-such-model")).status).toBe(404);
  await expect(page.getByText("A request failed with RUNTIME_NOT_FOUND.")).toBeVisible();
  await expect(page.getByText("Send “quick-chat” as the model.")).toBeVisible();
  await expect(page.getByText("Waiting for the first request…")).toBeVisible();
  await look();
  expect((await ask("quick-chat")).status).toBe(200);
  await expect(page.getByText("First request answered")).toBeVisible();
  await look();
  await send("DELETE", `/api/runtimes/${runtime.id}`);
  await standIn.stop();
});
