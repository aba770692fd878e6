import { expect, test, waitForScripts, watch } from "./fixtures";

test("an owner invites a viewer, who joins in another browser, sees their workspace alone, and is removed", async ({
  page,
  tenant,
  org,
  project,
  browser,
  enter,
  look,
}) => {
  await tenant.manage("PATCH", `/api/workspaces/${tenant.project.workspace_id}`, { name: "Research" });
  await enter(`${org}/members?tab=invitations`);
  await expect(page.getByText("No invitations yet")).toBeVisible();
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Invite a person" });
  await dialog.getByLabel("Email").fill("nobody");
  await dialog.getByRole("button", { name: "Create invitation" }).click();
  await expect(dialog.getByText("This is not an email address")).toBeVisible();
  const email = `noor-${tenant.slug}@example.com`;
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByLabel("Role").selectOption("Viewer");
  await dialog.getByRole("button", { name: "Add a workspace" }).click();
  await page.getByRole("option", { name: "Research" }).click();
  await look();
  await dialog.getByRole("button", { name: "Create invitation" }).click();
  const created = page.getByRole("dialog", { name: "Invitation created" });
  const link = (await created.locator("code").textContent()) ?? "";
  expect(link).toMatch(/\/invite\/[\w-]{43}$/);
  await look();
  await created.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText("Pending");
  await look();

  const other = await (await browser.newContext({ baseURL: tenant.url, reducedMotion: "reduce" })).newPage();
  waitForScripts(other);
  const faults = watch(other);
  await other.goto(link);
  await other.getByLabel("Your name").fill("Noor Haddad");
  await other.getByLabel("Password", { exact: true }).fill("short");
  await other.getByRole("button", { name: "Create account and join" }).click();
  await expect(other.getByText("Use at least 12 characters")).toBeVisible();
  await expect(other.getByLabel("Password", { exact: true })).toBeFocused();
  await expect(other.getByLabel("Your name")).toHaveValue("Noor Haddad");
  await other.getByLabel("Password", { exact: true }).fill("a password nobody knows");
  await other.getByRole("button", { name: "Create account and join" }).click();
  await other.waitForURL((url) => url.pathname === org);
  await other.goto(`${project}/keys`);
  await expect(other.getByRole("heading", { name: "Project", exact: true })).toBeVisible();
  await expect(other.getByRole("link", { name: "Create API Key" })).toHaveCount(0);
  await other.goto(`${org}/members`);
  await expect(other.getByText("You don’t have access to the members. Ask an admin.")).toBeVisible();
  await other.goto(link);
  await expect(other.getByRole("heading", { name: "Invitation already accepted" })).toBeVisible();

  await page.getByRole("link", { name: "Members" }).last().click();
  const row = page.getByRole("row").filter({ hasText: "Noor Haddad" });
  await expect(row).toContainText("Viewer");
  await look();
  await row.getByRole("button", { name: "Actions for Noor Haddad" }).click();
  await page.getByRole("menuitem", { name: "Change access…" }).click();
  const access = page.getByRole("dialog", { name: "Access of Noor Haddad" });
  await access.getByLabel("Role").selectOption("Member");
  await access.getByLabel("Access to Research").selectOption("Write");
  await look();
  await access.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Member");
  await other.goto(`${project}/keys`);
  await expect(other.getByRole("link", { name: "Create API Key" }).first()).toBeVisible();
  await other.goto(`${project}/settings`);
  const budgets = other.getByRole("region", { name: "Budgets" });
  await expect(budgets).toContainText("No budgets that you can see");
  await expect(budgets).toContainText("Budgets of the organization may apply too. Ask an admin.");

  await page.goto(`${org}/workspaces/${tenant.project.workspace_id}/members`);
  await row.getByRole("button", { name: "Actions for Noor Haddad" }).click();
  await page.getByRole("menuitem", { name: "Remove from workspace…" }).click();
  const leaving = page.getByRole("alertdialog", { name: "Remove Noor Haddad from Research?" });
  await expect(leaving).toContainText("They stay a member of the organization.");
  await look();
  await leaving.getByRole("button", { name: "Remove from workspace" }).click();
  await expect(page.getByText("Noor Haddad removed from Research.", { exact: true })).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.goto(`${org}/members`);
  await row.getByRole("button", { name: "Actions for Noor Haddad" }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  const removal = page.getByRole("dialog", { name: "Remove Noor Haddad?" });
  await expect(removal.getByText("They created no key that works")).toBeVisible();
  await look();
  await removal.getByRole("button", { name: "Remove member" }).click();
  await expect(page.getByText("Noor Haddad removed.", { exact: true })).toBeVisible();
  await expect(row).toHaveCount(0);
  expect(faults).toEqual([]);
  await other.goto(`${project}/keys`);
  await expect(other.getByRole("heading", { name: "Page not found" })).toBeVisible();

  await page.goto(`${org}/audit?kind=member`);
  await expect(page.getByRole("link", { name: "Removed the member Noor Haddad" })).toBeVisible();
  await page.getByRole("link", { name: "Changed the access of the member Noor Haddad" }).last().click();
  const entry = page.getByRole("dialog", { name: /changed the access of the member Noor Haddad/ });
  await expect(entry).toContainText("Workspaces: Research: write");
  await look();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Verify chain" }).click();
  await expect(page.getByText(/^\d+ entries, unbroken\./)).toBeVisible();
  await look();
});
