import { expect, test } from "./fixtures";

test("a budget is created, raised for a while, changed and deleted, and keys inherit it", async ({
  page,
  tenant,
  org,
  project,
  enter,
  look,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  const budgets = page.getByRole("region", { name: "Budgets" });
  const key = await tenant.createKey({ name: "Spender", project_id: tenant.project.id });
  await enter(`${project}/settings`);
  await expect(budgets).toContainText("No budgets");
  await budgets.getByRole("button", { name: "New budget" }).click();
  await dialog.getByLabel("Limit").fill("nothing");
  await dialog.getByRole("button", { name: "Create budget" }).click();
  await expect(dialog.getByText("Use an amount such as 12.50")).toBeVisible();
  await look();
  await dialog.getByLabel("Limit").fill("$1,000");
  await dialog.getByText("Week", { exact: true }).click();
  await dialog.getByLabel("Models").fill("gpt-*");
  await dialog.getByRole("button", { name: "Create budget" }).click();
  await expect(budgets).toContainText("$1,000 a week");
  await expect(budgets).toContainText("$0 of $1,000. $1,000 left.");
  await look();

  await budgets.getByRole("button", { name: "Raise $1,000 a week for a while" }).click();
  await dialog.getByLabel("Raise by").fill("25");
  await dialog.getByText("Custom", { exact: true }).click();
  await dialog.getByLabel("Ends at").fill("12026-11-21T09:41");
  await dialog.getByRole("button", { name: "Raise budget" }).click();
  await expect(dialog.getByText("Use an ISO 8601 time")).toBeVisible();
  await dialog.getByText("7 days", { exact: true }).click();
  await look();
  await dialog.getByRole("button", { name: "Raise budget" }).click();
  await expect(budgets).toContainText("$0 of $1,025.");
  await expect(budgets).toContainText("Raised by $25 until");
  await budgets.getByRole("button", { name: "Edit $1,000 a week" }).click();
  await dialog.getByLabel("Limit").fill("1500");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(budgets).toContainText("$1,500 a week");

  await page.goto(`${org}/keys/${key.id}`);
  await expect(budgets).toContainText("of the project");
  await look();
  await budgets.getByRole("button", { name: "New budget" }).click();
  await dialog.getByText("Tokens", { exact: true }).click();
  await dialog.getByText("Minute", { exact: true }).click();
  await dialog.getByLabel("Limit").fill("5000");
  await dialog.getByRole("button", { name: "Create budget" }).click();
  await expect(budgets).toContainText("5,000 tokens a minute");
  await budgets.getByRole("button", { name: "Delete 5,000 tokens a minute" }).click();
  await dialog.getByRole("button", { name: "Delete budget" }).click();
  await expect(budgets).not.toContainText("5,000 tokens");

  await page.goto(`${project}/keys?new=1`);
  await dialog.getByLabel("Name", { exact: true }).fill("Thrifty");
  await dialog.getByText("Limits", { exact: true }).click();
  await dialog.getByLabel(/^Max budget/).fill("100");
  await dialog.getByText("A month", { exact: true }).click();
  await dialog.getByRole("button", { name: "Add model" }).click();
  await dialog.getByLabel("Model 1", { exact: true }).fill("gpt-*");
  await dialog.getByLabel("Budget of model 1").fill("120");
  await expect(dialog.getByText("These add up to $120.00, more than the budget of $100.00")).toBeVisible();
  await look();
  await dialog.getByLabel("Budget of model 1").fill("20");
  await dialog.getByRole("button", { name: "Create API Key" }).click();
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Thrifty" })).toContainText("$0 of $100");
  await look();
  await page.getByRole("link", { name: "Thrifty" }).click();
  await expect(budgets).toContainText("$100 a month");
  await expect(budgets).toContainText("$20 a month");
});
