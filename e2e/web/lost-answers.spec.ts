import type { Page } from "@playwright/test";
import { test as base, expect, waitForScripts } from "./fixtures";

/** The browser reports an answer that never came as an error of the page, so faults are not watched here. */
const test = base.extend<{ page: Page }>({
  page: async ({ context }, use) => {
    const page = await context.newPage();
    waitForScripts(page);
    await use(page);
  },
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
  tenant,
  project,
  enter,
}) => {
  await enter(`${project}/keys?new=1`);
  const dialog = page.getByRole("dialog", { name: "Create API Key" });
  await dialog.getByLabel("Name", { exact: true }).fill("Lost once");
  await loseNextAnswer(page);
  await dialog.getByRole("button", { name: "Create API Key" }).click();
  await expect(dialog.getByText("No answer from the server. It may have been saved")).toBeVisible();
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue("Lost once");
  await dialog.getByRole("button", { name: "Create API Key" }).click();
  await expect(page.getByText("was created by your first try")).toBeVisible();
  const { body } = await tenant.manage("GET", "/api/keys?search=Lost%20once");
  expect(body.data).toHaveLength(1);
});

test("a changed second try after a lost answer is told that the first was saved", async ({
  page,
  tenant,
  org,
  enter,
}) => {
  await enter(`${org}?make=project`);
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByLabel("Name", { exact: true }).fill("Lost twice");
  await loseNextAnswer(page);
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(dialog.getByText("No answer from the server. It may have been saved")).toBeVisible();
  await dialog.getByLabel("Name", { exact: true }).fill("Lost thrice");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(dialog.getByText("The first try was saved.")).toBeVisible();
  const { body } = await tenant.manage("GET", "/api/projects?search=Lost%20t");
  expect(body.data.map(({ name }: { name: string }) => name)).toEqual(["Lost twice"]);
});

test("a second try after a lost answer tells that the signing secret was shown before", async ({
  page,
  org,
  enter,
}) => {
  await enter(`${org}/settings/webhooks?new=1`);
  const dialog = page.getByRole("dialog", { name: "New webhook" });
  await dialog.getByLabel("URL", { exact: true }).fill("https://example.com/hooks");
  await loseNextAnswer(page);
  await dialog.getByRole("button", { name: "Create webhook" }).click();
  await expect(dialog.getByText("No answer from the server. It may have been saved")).toBeVisible();
  await dialog.getByRole("button", { name: "Create webhook" }).click();
  const created = page.getByRole("dialog", { name: "Webhook created" });
  await expect(created).toContainText("The signing secret was shown before. Rotate it for a new one.");
  await created.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "https://example.com/hooks" })).toBeVisible();
});
