import { createSecret } from "@/lib/access/key-secret";
import { expect, test } from "./fixtures";

test("whoever found a key reports it, without an account", async ({ page, look }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Report a leaked key" }).click();
  await expect(page).toHaveURL("/found-a-key");
  await look();
  await page.getByLabel("Key", { exact: true }).fill("sk_live_mistyped");
  await page.getByLabel("Where you found it").fill("a wiki");
  await page.getByRole("button", { name: "Report key" }).click();
  await expect(page.getByText(/^This is no key of Keystead/)).toBeVisible();
  await expect(page.getByLabel("Where you found it")).toHaveValue("a wiki");
  await look();
  await page.getByLabel("Key", { exact: true }).fill(createSecret().secret);
  await page.getByRole("button", { name: "Report key" }).click();
  await expect(page.getByText("Thanks.")).toBeVisible();
  await look();
  await page.getByRole("link", { name: "Report another key" }).click();
  await expect(page.getByLabel("Key", { exact: true })).toHaveValue("");
});

test("the owner of a found key is told until its secret is rotated", async ({
  page,
  tenant,
  org,
  enter,
  look,
}) => {
  const manage = async (path: string, body: object) => (await tenant.manage("POST", path, body)).body;
  const name = "Found";
  const { key, secret } = await manage("/api/keys", { name });
  await page.goto("/found-a-key");
  await page.getByLabel("Key", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Report key" }).click();
  await expect(page.getByText("Thanks.")).toBeVisible();

  await enter(org);
  const row = page.getByRole("listitem").filter({ hasText: `${name} was reported as leaked` });
  await look();
  await row.getByRole("link", { name, exact: true }).click();
  const note = page.getByText("Reported as leaked.");
  await expect(note).toBeVisible();
  await look();
  await manage(`/api/keys/${key.id}/revoke`, {});
  await page.reload();
  await expect(page.getByText("The key does not work now")).toBeVisible();
  await manage(`/api/keys/${key.id}/restore`, {});
  await manage(`/api/keys/${key.id}/rotate`, {});
  await page.reload();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(note).toHaveCount(0);
  await page.goto(org);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(row).toHaveCount(0);
});
