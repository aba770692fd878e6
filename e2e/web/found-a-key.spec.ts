import { createSecret } from "@/lib/keys/secret";
import { expect, test } from "./fixtures";

test("whoever found a key reports it, without an account", async ({ page, look }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Found a key?" }).click();
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
  await expect(page.getByText("Thank you.")).toBeVisible();
  await look();
  await page.getByRole("link", { name: "Report another key" }).click();
  await expect(page.getByLabel("Key", { exact: true })).toHaveValue("");
});
