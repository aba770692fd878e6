import { eq, sql } from "drizzle-orm";
import { credentials, sessions } from "@/db/schema/index";
import { call } from "@/e2e/support/call";
import { editDatabase } from "@/e2e/support/edit-database";
import { startServer } from "@/e2e/support/server";
import { expect, signIn, test } from "./fixtures";

test("an owner permits to reveal secrets, and reveals one after the password, for 30 seconds @desktop", async ({
  page,
  look,
}) => {
  const first = await startServer();
  const store = async (credential_name: string, api_key: string) => {
    const body = { organization_id: "default", provider: "openai", credential_name, api_key };
    const path = "/api/provider-credentials/create";
    await call(first.url, "POST", path, { key: first.key, body });
  };
  const secret = "sk-standin-reveal-0123456789";
  await store("Whole", secret);
  await store("Broken", "sk-standin-broken-0123456789");
  await page.clock.install();
  await page.goto(`${first.url}/sign-in?next=/orgs/default/settings`);
  await signIn(page, first.owner);
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await look();
  await page.getByText("After password", { exact: true }).click();
  await expect(page.getByText("Each time is recorded in the audit log.")).toBeVisible();
  await page.getByRole("switch", { name: "Use OPENAI_API_KEY" }).uncheck();
  await expect(page.getByRole("switch", { name: "Use OPENAI_API_KEY" })).not.toBeChecked();
  await page.getByRole("button", { name: "Rename…" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Fernhill");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Fernhill · slug default")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Fernhill · slug default")).toBeVisible();
  await expect(page.getByRole("switch", { name: "Use OPENAI_API_KEY" })).not.toBeChecked();
  await expect(page.getByRole("radio", { name: "After password" })).toBeChecked();

  const second = await editDatabase(first, async (db) => {
    await db.update(sessions).set({ reauthenticatedAt: sql`now() - interval '11 minutes'` });
    await db
      .update(credentials)
      .set({ sealedFields: { api_key: "gAAAAA" } })
      .where(eq(credentials.name, "Broken"));
  });
  await page.goto(`${second.url}/orgs/default/credentials`);
  await expect(page.locator("tbody tr", { hasText: "Broken" })).toContainText("Unreadable");
  await page.getByRole("link", { name: "Broken" }).click();
  const broken = page.getByRole("dialog", { name: "Broken" });
  await expect(broken).toContainText("Cannot be decrypted");
  await look();
  await broken.getByRole("button", { name: "Close" }).click();
  await expect(broken).toBeHidden();
  await page.getByRole("link", { name: "Whole" }).click();
  const sheet = page.getByRole("dialog", { name: "Whole" });
  const show = sheet.getByRole("button", { name: "Show the API Key" });
  const password = page.getByLabel(`Password of ${first.owner.email}`);
  await show.click();
  await expect(password).toBeFocused();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(show).toBeFocused();
  await show.click();
  await password.fill("not the password");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("This is not your password")).toBeVisible();
  await look();
  await password.fill(first.owner.password);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(sheet).toContainText(secret);
  await look();
  await page.clock.fastForward(30_000);
  await expect(sheet).not.toContainText(secret);
  await show.click();
  await expect(sheet).toContainText(secret);
  await sheet.getByRole("button", { name: "Hide the API Key" }).click();
  await expect(sheet).not.toContainText(secret);
  await Promise.all([first.stop(), second.stop()]);
});
