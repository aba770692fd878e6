import { expect, test } from "./fixtures";

test("a finding is fixed in place, and the fix is undone @phone", async ({
  page,
  tenant,
  org,
  enter,
  look,
}) => {
  const name = "Short-lived";
  const expiresAt = new Date(Date.now() + 6.1 * 24 * 60 * 60 * 1000);
  await tenant.manage("POST", "/api/keys", { name, expires_at: expiresAt.toISOString() });
  const attention = page.getByRole("region", { name: "Needs attention" });
  const remediation = page.getByRole("button", { name: `Extend 90 days ${name}` });

  await enter(org);
  await expect(page.getByRole("region", { name: "Keys expiring" })).toContainText(name);
  await expect(attention).toContainText(`${name} expires in 6 days.`);
  await look();
  await remediation.click();
  await expect(page.getByText(`${name} expires in 90 days now.`, { exact: true })).toBeVisible();
  await expect(remediation).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Change undone", { exact: true })).toBeVisible();
  await expect(remediation).toBeVisible();

  await attention.getByRole("link", { name: /^All \d+$/ }).click();
  await expect(page).toHaveURL(`${org}/hygiene`);
  await expect(page.getByRole("region", { name: "Keys that expire soon" })).toContainText(name);
  await look();
  await remediation.focus();
  await page.keyboard.press("Enter");
  await expect(remediation).toHaveCount(0);
  await page.reload();
  await expect(remediation).toHaveCount(0);
});

test("pages are fetched ahead only for links that the pointer or the focus reaches", async ({
  page,
  org,
  enter,
}) => {
  const ahead: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"]) ahead.push(new URL(request.url()).pathname);
  });
  await enter(`${org}/keys?owner=any`);
  const key = page.getByRole("link", { name: "Every scope" }).first();
  await expect(key).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(ahead).toEqual([]);
  await page.getByRole("link", { name: "New Key" }).focus();
  await page.getByRole("link", { name: "Cards" }).focus();
  await key.focus();
  const path = await key.getAttribute("href");
  // Next asks for a page in several parts.
  await expect.poll(() => [...new Set(ahead)]).toEqual([path]);
});

test("any page and key is found by the keyboard alone", async ({ page, org, enter, look }) => {
  await enter(org);
  // What the page says of its keys is right once it runs.
  await expect(page.getByRole("button", { name: "Search or jump to" })).toContainText("Ctrl K");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await look();
  await page.keyboard.type("runti");
  await expect(palette.getByRole("option", { selected: true })).toHaveAccessibleName("Runtimes");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${org}/runtimes`);
  await expect(page.getByRole("heading", { name: "Runtimes", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "New runtime" }).first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("explain every");
  await expect(palette.getByRole("option", { name: "Explain Every scope" })).toBeVisible();
  await page.keyboard.type(" nothing like it");
  await expect(palette.getByText("No matches")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page).toHaveURL(`${org}/runtimes`);

  await page.keyboard.press("/");
  await expect(page.getByLabel("Search runtimes")).toBeFocused();
  await page.getByRole("main").focus();
  await page.keyboard.press("?");
  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(shortcuts).toContainText("Create key");
  await look();
  await page.keyboard.press("Escape");
  await expect(shortcuts).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(`${org}/keys`);
});
