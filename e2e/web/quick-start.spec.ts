import type { Page } from "@playwright/test";
import { chat } from "@/e2e/support/server-tenant";
import { startStandIn } from "@/e2e/support/stand-in/server";
import { expect, test, testEmpty } from "./fixtures";

const START = "/orgs/fernhill/projects/support-copilot";
const SECRET = "sk-standin-newcomer-0123456789";

/** Sets an empty installation up, with a wrong token first. */
async function setUp(page: Page, logs: string, look: () => Promise<void>) {
  await page.goto("/");
  await expect(page).toHaveURL("/setup");
  await look();
  const send = async (texts: Record<string, string>) => {
    for (const [label, text] of Object.entries(texts)) {
      await page.getByLabel(label, { exact: true }).fill(text);
    }
    await page.getByRole("button", { name: "Set up" }).click();
  };
  const password = { Password: "correct horse battery" };
  const names = {
    "Your name": "Mara",
    Email: "mara@example.com",
    Organization: "Fernhill",
    "First project": "Support copilot",
  };
  await send({ "One-time token": "a guess", ...names, ...password });
  await expect(page.getByText("Incorrect token. Copy it from the output of the server")).toBeVisible();
  await expect(page.getByLabel("Organization")).toHaveValue("Fernhill");
  await expect(page.getByLabel("First project")).toHaveValue("Support copilot");
  await look();
  await send({ "One-time token": /one-time token (\S+)/.exec(logs)?.[1] ?? "", ...password });
  await expect(page).toHaveURL("/orgs/fernhill");
  await page.goto("/setup");
  await expect(page).toHaveURL("/orgs/fernhill");
}

testEmpty(
  "a newcomer gets from setup to a model's answer without leaving the quick start",
  async ({ page, empty, look }) => {
    const standIn = await startStandIn();
    await setUp(page, empty.logs(), look);
    await page.getByRole("link", { name: "Open quick start" }).click();
    await expect(page).toHaveURL(START);
    await expect(page.getByText("Four steps to the first answer from a model.")).toBeVisible();
    await expect(page.getByText("Create a runtime first.")).toBeVisible();
    await look();

    await page.getByRole("button", { name: "Add Provider Credential" }).click();
    await page.getByRole("button", { name: /^OpenAI-compatible/ }).click();
    await page.getByLabel("Credential Name").fill("Rack");
    await page.getByLabel("API Base URL").fill(`${standIn.url}/v1`);
    await page.getByLabel(/^API Key/).fill(SECRET);
    await page.getByRole("button", { name: "Create Credential" }).click();
    await expect(page.getByRole("dialog")).toContainText("Valid.");
    await page.getByRole("button", { name: "Done" }).click();

    await page.getByRole("button", { name: "New runtime" }).click();
    const runtime = page.getByRole("dialog", { name: "New runtime" });
    await expect(runtime.getByLabel("Provider")).toHaveValue("openai-compatible");
    await expect(runtime.getByLabel("Default for chat")).toBeChecked();
    await runtime.getByLabel("Name", { exact: true }).fill("first-chat");
    await runtime.getByLabel("Model", { exact: false }).first().fill("stand-in-1");
    await runtime.getByRole("button", { name: "Create runtime" }).click();
    await expect(page.getByText("Requests name first-chat as their model.")).toBeVisible();
    await look();

    await page.getByRole("link", { name: "Create API Key" }).click();
    const create = page.getByRole("dialog", { name: "Create API Key" });
    await create.getByLabel("Name", { exact: true }).fill("Newcomer");
    await create.getByRole("button", { name: "Create API Key" }).click();
    await page.getByRole("button", { name: "Send test request" }).click();
    await expect(page.getByText("first-chat answered:")).toBeVisible();
    await expect(page.getByText("First request received")).toBeVisible();
    await look();
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Close without copying" }).click();
    await expect(page.getByText("First request answered")).toBeVisible();
    await expect(page).toHaveURL(START);
    await look();
    await standIn.stop();
  },
);

test("a failed first request is no success: its reason and the fix are shown", async ({
  page,
  tenant,
  org,
  enter,
  look,
}) => {
  const { workspace_id } = tenant.project;
  const { body: project } = await tenant.manage("POST", "/api/projects", { name: "Quick", workspace_id });
  await tenant.createRuntime({ name: "quick-chat", is_default: true });
  const { secret } = await tenant.createKey({ project_id: project.id });
  await enter(`${org}/projects/${project.slug}`);
  await expect(page.getByText("Waiting for the first request…")).toBeVisible();
  expect((await chat(tenant, secret, { model: "no-such-model" })).status).toBe(404);
  await expect(page.getByText("A request failed with RUNTIME_NOT_FOUND.")).toBeVisible();
  await expect(page.getByText("Send “quick-chat” as the model.")).toBeVisible();
  await expect(page.getByText("Waiting for the first request…")).toBeVisible();
  await look();
  expect((await chat(tenant, secret, { model: "quick-chat" })).status).toBe(200);
  await expect(page.getByText("First request answered")).toBeVisible();
  await look();
});
