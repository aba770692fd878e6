import { startServer } from "@/e2e/support/server";
import { startStandIn } from "@/e2e/support/stand-in/server";
import { expect, signIn, test } from "./fixtures";

test.describe.configure({ timeout: 180_000 });

test("a viewer sees the keys of their workspaces and is offered nothing that would change one", async ({
  page,
  look,
}) => {
  const standIn = await startStandIn();
  const demo = await startServer({ env: { DEMO_PROVIDER_URL: `${standIn.url}/v1` } });
  await page.goto(`${demo.url}/sign-in`);
  await signIn(page, { email: "tomasz@fernhill.example", password: demo.owner.password });
  await page.waitForURL(/\/orgs\/fernhill$/);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Recent changes" })).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: "CI server expires" })).toBeVisible();
  await expect(page.getByText(/^(Extend 90 days|Disable|Rotate Secret…|Remove \w+)$/)).toHaveCount(0);
  await look();

  await page.goto(`${demo.url}/orgs/fernhill/projects/support-copilot/keys`);
  await expect(page.getByRole("link", { name: "Production API" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Create API Key" })).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: /^Select (?!all)/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Actions for Production API" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Open"]);
  await page.keyboard.press("Escape");
  await look();

  await page.getByRole("link", { name: "Production API" }).first().click();
  await expect(page.getByRole("heading", { name: "Permissions and limits" })).toBeVisible();
  for (const name of ["Edit", "Rotate Secret"]) {
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
  await look();
  // With two weeks of usage, so that the page is long enough to come in parts.
  await page.getByRole("navigation", { name: "Production API" }).getByRole("link", { name: "Usage" }).click();
  await expect(
    page.getByRole("img", { name: /^Requests on each of the last 30 days/ }).first(),
  ).toBeVisible();
  await page.reload();
  await look();
  await Promise.all([demo.stop(), standIn.stop()]);
});
