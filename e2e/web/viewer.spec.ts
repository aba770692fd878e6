import type { Page } from "@playwright/test";
import { startStandIn } from "@/e2e/support/stand-in/server";
import { expect, signIn, test } from "./fixtures";
import type { SharedServer } from "./shared-server";

/** Signs a person of the demo in. */
async function signInAs(page: Page, { owner }: SharedServer, name: string) {
  await page.goto("/sign-in");
  await signIn(page, { email: `${name}@fernhill.example`, password: owner.password });
  await page.waitForURL(/\/orgs\/fernhill$/);
}

const tabs = (page: Page) => page.getByRole("navigation", { name: "Product" }).getByRole("link");

test("a viewer sees the keys of their workspaces and is offered nothing that would change one", async ({
  page,
  server,
  look,
}) => {
  await signInAs(page, server, "tomasz");
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Recent changes" })).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: "CI server expires" })).toBeVisible();
  await expect(page.getByText(/^(Extend 90 days|Disable|Rotate Secret…|Remove \w+)$/)).toHaveCount(0);
  await look();

  await page.goto("/orgs/fernhill/projects/support-copilot/keys");
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

  await page.goto("/orgs/fernhill/workspaces/product/credentials");
  await expect(page.getByRole("link", { name: "vLLM, rack 2" })).toBeVisible();
  await expect(tabs(page)).toHaveText(["Projects", "Credentials", "Runtimes", "Storage units"]);
  await expect(page.getByRole("button", { name: /^(Add|Paste|Edit|Delete|Deactivate)/ })).toHaveCount(0);
  await look();
});

test("a member with write access manages the credentials and runtimes of a workspace on its page", async ({
  page,
  server,
}) => {
  const standIn = await startStandIn();
  await signInAs(page, server, "priya");
  await page.goto("/orgs/fernhill/workspaces/product/credentials");
  await page.getByRole("button", { name: "Add Provider Credential" }).click();
  await page.getByRole("button", { name: "OpenAI-compatible" }).click();
  await expect(page.getByLabel("Workspace").getByRole("option")).toHaveText(["Product"]);
  await page.getByLabel("Credential Name").fill("Rack 3");
  await page.getByLabel("API Base URL").fill(`${standIn.url}/v1`);
  await page.getByLabel(/^API Key/).fill("sk-standin-rack-three-0123456789");
  await page.getByRole("button", { name: "Create Credential" }).click();
  const added = page.getByRole("dialog", { name: "Credential added" });
  await added.getByRole("button", { name: "Keep Inactive" }).click();
  await page.getByRole("link", { name: "Rack 3" }).click();
  await expect(page.getByRole("dialog", { name: "Rack 3" })).toContainText("owned by Product");
  await page.keyboard.press("Escape");

  await tabs(page).filter({ hasText: "Runtimes" }).click();
  await page.getByRole("button", { name: "New runtime" }).click();
  await page.getByLabel("Name", { exact: true }).fill("rack-three");
  await page.getByLabel("Provider").selectOption("OpenAI-compatible");
  await page.getByText("Specific credential", { exact: true }).click();
  await page.getByLabel("Linked credential").selectOption({ label: "Rack 3 (Product, inactive)" });
  await page.getByRole("button", { name: "Create runtime" }).click();
  await page.getByRole("link", { name: "rack-three" }).click();
  const runtime = page.getByRole("dialog", { name: "rack-three" });
  await expect(runtime).toContainText("The runtime links a credential that is not active");
  await standIn.stop();
});
