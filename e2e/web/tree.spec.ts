import type { Page } from "@playwright/test";
import { call } from "@/e2e/support/call";
import { startStandIn } from "@/e2e/support/stand-in/server";
import { expect, test } from "./fixtures";

const ORG = "/orgs/default";

/** Opens the form of a workspace or project from wherever one is, by the drawer on a phone. */
async function openForm(page: Page, what: "workspace" | "project") {
  const drawer = page.getByRole("button", { name: "Open navigation" });
  if (await drawer.isVisible()) await drawer.click();
  await page.getByRole("button", { name: "New workspace or project" }).click();
  await page.getByRole("menuitem", { name: `New ${what}…` }).click();
}

async function remove(page: Page, what: "workspace" | "project", name: string) {
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByLabel(`Type ${name} to confirm`).fill(name);
  await page.getByRole("button", { name: `Delete ${what}` }).click();
}

test("a workspace and a project in it are made, renamed and deleted", async ({ page, enter, look }) => {
  await enter(`${ORG}/credentials?q=nothing`);
  await openForm(page, "workspace");
  await expect(page.getByRole("dialog", { name: "New workspace" })).toBeVisible();
  await look();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${ORG}/credentials?q=nothing`);
  await openForm(page, "workspace");
  await page.getByLabel("Name", { exact: true }).fill("Field work");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page).toHaveURL(`${ORG}/workspaces/field-work`);
  await expect(page.getByText("No project yet")).toBeVisible();
  await look();

  await page.getByRole("link", { name: "New project" }).first().click();
  await expect(page.getByRole("button", { name: "Workspace: Field work" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Soil samples");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(`${ORG}/projects/soil-samples`);

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Rename…" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Soil");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Soil", exact: true })).toBeVisible();
  await look();
  await remove(page, "project", "Soil");
  await expect(page).toHaveURL(ORG);
  await page.goto(`${ORG}/workspaces/field-work`);
  await remove(page, "workspace", "Field work");
  await expect(page).toHaveURL(ORG);
});

test("a workspace beyond the first 100 has its page, and is found wherever one is chosen", async ({
  page,
  server,
  enter,
  look,
}) => {
  const send = (method: string, path: string, body?: object) =>
    call(server.url, method, path, { key: server.key, body });
  const create = async (name: string) => (await send("POST", "/api/workspaces", { name })).body;
  const first = await create("Zeppelin first");
  const others = await Promise.all(Array.from({ length: 100 }, (_, index) => create(`Crowd ${index}`)));
  await enter(`${ORG}/workspaces/${first.slug}`);
  await expect(page.getByRole("heading", { name: "Zeppelin first" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("Zeppelin first");
  const drawer = page.getByRole("button", { name: "Open navigation" });
  if (await drawer.isVisible()) await drawer.click();
  await page.getByRole("button", { name: "Search workspaces and projects" }).click();
  await page.keyboard.type("zeppelin");
  await expect(page.getByRole("option", { name: "Zeppelin first" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto(`${ORG}/credentials`);
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("combobox", { name: "Search workspace" }).fill("zeppelin");
  await page.getByRole("option", { name: "Zeppelin first" }).click();
  await expect(page).toHaveURL(`${ORG}/credentials?workspace=${first.slug}`);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("zeppelin");
  await expect(page.getByRole("option", { name: "Zeppelin first" })).toBeVisible();
  await look();
  for (const { id } of [first, ...others]) await send("DELETE", `/api/workspaces/${id}`);
});

test("the quick start waits for the first request, and knows when it has come", async ({
  page,
  server,
  enter,
  look,
}) => {
  const standIn = await startStandIn();
  const send = (method: string, path: string, body?: object, key = server.key) =>
    call(server.url, method, path, { key, body });
  await enter(ORG);
  await openForm(page, "project");
  await page.getByLabel("Name", { exact: true }).fill("Quick");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(`${ORG}/projects/quick`);
  await expect(page.getByText("No requests yet. Three steps to the first one.")).toBeVisible();
  await expect(page.getByText("Waiting for the first request…")).toBeVisible();
  await look();

  const runtime = {
    name: "quick-chat",
    provider: "openai-compatible",
    base_url: `${standIn.url}/v1`,
    is_default: true,
  };
  const { id } = (await send("POST", "/api/runtimes", runtime)).body;
  await expect(page.getByText("Calls go to quick-chat.")).toBeVisible();
  const { data } = (await send("GET", "/api/projects?limit=100")).body;
  const project = data.find(({ slug }: { slug: string }) => slug === "quick");
  const key = (await send("POST", "/api/keys", { name: "Quick", project_id: project.id })).body;
  await expect(page.getByRole("link", { name: "Create API Key" })).toHaveCount(0);
  const chat = { model: "quick-chat", messages: [{ role: "user", content: "Hello" }] };
  expect((await send("POST", "/v1/chat/completions", chat, key.secret)).status).toBe(200);
  await expect(page.getByText("The first request has come")).toBeVisible();
  await expect(page.getByText("Requests", { exact: true })).toBeVisible();
  await look();

  await send("DELETE", `/api/runtimes/${id}`);
  await send("POST", `/api/keys/${key.id}/revoke`, { version: key.version });
  await send("DELETE", `/api/keys/${key.id}?force=1`);
  await standIn.stop();
});
