import type { Page } from "@playwright/test";
import { call } from "@/e2e/support/call";
import { test as base, expect } from "./fixtures";

/** The browser reports an answer that never came as an error of the page, so faults are not watched here. */
const test = base.extend<{ page: Page }>({
  page: async ({ context }, use) => use(await context.newPage()),
});

/** Lets the next server action reach the server, and loses its answer. */
async function loseNextAnswer(page: Page) {
  let lost = false;
  await page.route("**/*", async (route) => {
    const isAction = route.request().method() === "POST" && route.request().headers()["next-action"];
    if (!isAction || lost) return route.continue();
    lost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
}

test("a save whose answer is lost keeps the dialog filled, and a second try creates no second key", async ({
  page,
  server,
  enter,
}) => {
  await enter("/orgs/default/projects/default/keys?new=1");
  const dialog = page.getByRole("dialog", { name: "Create API Key" });
  await dialog.getByLabel("Name", { exact: true }).fill("Lost once");
  await loseNextAnswer(page);
  await dialog.getByRole("button", { name: "Create API Key" }).click();
  await expect(dialog.getByText("No answer from the server. It may have been saved")).toBeVisible();
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue("Lost once");
  await dialog.getByRole("button", { name: "Create API Key" }).click();
  await expect(page.getByText("was created by your first try")).toBeVisible();
  const { body } = await call(server.url, "GET", "/api/keys?search=Lost%20once", { key: server.key });
  expect(body.data).toHaveLength(1);
});

test("a changed second try after a lost answer is told that the first was saved", async ({
  page,
  server,
  enter,
}) => {
  await enter("/orgs/default?make=project");
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByLabel("Name", { exact: true }).fill("Lost twice");
  await loseNextAnswer(page);
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(dialog.getByText("No answer from the server. It may have been saved")).toBeVisible();
  await dialog.getByLabel("Name", { exact: true }).fill("Lost thrice");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(dialog.getByText("The first try was saved.")).toBeVisible();
  const { body } = await call(server.url, "GET", "/api/projects?search=Lost%20t", { key: server.key });
  expect(body.data.map(({ name }: { name: string }) => name)).toEqual(["Lost twice"]);
  await call(server.url, "DELETE", `/api/projects/${body.data[0].id}`, { key: server.key });
});
