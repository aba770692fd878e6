import type { Page } from "@playwright/test";
import { expect, openPalette, test } from "./fixtures";

/** Opens the form of a workspace or project from wherever one is, by the drawer on a phone. */
async function openForm(page: Page, what: "workspace" | "project") {
  const drawer = page.getByRole("button", { name: "Open navigation" });
  if (await drawer.isVisible()) await drawer.click();
  await page.getByRole("button", { name: "New workspace or project" }).click();
  await page.getByRole("menuitem", { name: `New ${what}` }).click();
}

async function remove(page: Page, what: "workspace" | "project", name: string) {
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByLabel(`Type ${name} to confirm`).fill(name);
  await page.getByRole("button", { name: `Delete ${what}` }).click();
}

test("a workspace and a project in it are made, renamed and deleted @phone", async ({
  page,
  org,
  enter,
  look,
}) => {
  await enter(`${org}/credentials?q=nothing`);
  await openForm(page, "workspace");
  await expect(page.getByRole("dialog", { name: "New workspace" })).toBeVisible();
  await look();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${org}/credentials?q=nothing`);
  await openForm(page, "workspace");
  await page.getByLabel("Name", { exact: true }).fill("Field work");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page).toHaveURL(`${org}/workspaces/field-work`);
  await expect(page.getByText("No projects yet")).toBeVisible();
  await look();
  const tabs = page.getByRole("navigation", { name: "Field work" });
  for (const [tab, text] of [
    ["Credentials", "No credentials yet"],
    ["Runtimes", "No runtimes yet"],
    ["Storage units", "No storage units yet"],
    ["Members", "1 member"],
  ] as const) {
    await tabs.getByRole("link", { name: tab }).click();
    await expect(page.getByRole("main")).toContainText(text);
    await look();
  }
  await tabs.getByRole("link", { name: "Projects" }).click();

  await page.getByRole("link", { name: "New project" }).first().click();
  await expect(page.getByRole("button", { name: "Workspace: Field work" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Soil samples");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(`${org}/projects/soil-samples`);

  await page
    .getByRole("navigation", { name: "Soil samples" })
    .getByRole("link", { name: "Settings" })
    .click();
  await page.getByRole("button", { name: "Rename…" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Soil");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Soil", exact: true })).toBeVisible();
  await look();
  const settings = page.url();
  await page.goto(`${org}/workspaces/field-work/settings`);
  await page.getByRole("button", { name: "Delete…" }).click();
  const blocked = page.getByRole("dialog", { name: "Field work cannot be deleted yet" });
  await expect(blocked.getByRole("link", { name: "Soil" })).toBeVisible();
  await look();
  await page.goto(settings);
  await remove(page, "project", "Soil");
  await expect(page).toHaveURL(org);
  await page.goto(`${org}/workspaces/field-work/settings`);
  await remove(page, "workspace", "Field work");
  await expect(page).toHaveURL(org);
});

test("a workspace beyond the first 100 has its page, and is found wherever one is chosen", async ({
  page,
  tenant,
  org,
  enter,
  look,
}) => {
  const create = async (name: string) => (await tenant.manage("POST", "/api/workspaces", { name })).body;
  const first = await create("Zeppelin first");
  await Promise.all(Array.from({ length: 100 }, (_, index) => create(`Crowd ${index}`)));
  await enter(`${org}/workspaces/${first.slug}`);
  await expect(page.getByRole("heading", { name: "Zeppelin first" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("Zeppelin first");
  const fold = page.getByRole("button", { name: /^Projects of / }).first();
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  await fold.click();
  await page.reload();
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await page.getByRole("button", { name: "Search workspaces and projects" }).click();
  await page.getByRole("combobox", { name: "Search workspaces and projects" }).fill("zeppelin");
  await expect(page.getByRole("option", { name: "Zeppelin first" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto(`${org}/credentials`);
  await page.getByRole("button", { name: "Workspace", exact: true }).click();
  await page.getByRole("combobox", { name: "Search workspace" }).fill("zeppelin");
  await page.getByRole("option", { name: "Zeppelin first" }).click();
  await expect(page).toHaveURL(`${org}/credentials?workspace=${first.slug}`);
  await openPalette(page);
  await page.keyboard.type("zeppelin");
  await expect(page.getByRole("option", { name: "Zeppelin first" })).toBeVisible();
  await look();
});
