import { and, eq, sql } from "drizzle-orm";
import { credentials, sessions } from "@/db/schema/index";
import { expect, signIn, test } from "./fixtures";

test("an owner permits to reveal secrets, and reveals one after the password, for 30 seconds", async ({
  page,
  tenant,
  org,
  look,
}) => {
  const { owner, engine } = tenant;
  const store = (credential_name: string, api_key: string) =>
    tenant.createCredential({ provider: "openai", credential_name, api_key, api_base: undefined });
  const secret = "sk-standin-reveal-0123456789";
  await store("Whole", secret);
  await store("Broken", "sk-standin-broken-0123456789");
  await page.clock.install();
  await page.goto(`/sign-in?next=${org}/settings`);
  await signIn(page, owner);
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await look();
  await page.getByText("After password", { exact: true }).click();
  await expect(page.getByText("Each time is recorded in the audit log.")).toBeVisible();
  await page.getByRole("switch", { name: "Use OPENAI_API_KEY" }).uncheck();
  await expect(page.getByRole("switch", { name: "Use OPENAI_API_KEY" })).not.toBeChecked();
  await page.getByRole("button", { name: "Rename…" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Fernhill");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Fernhill · slug ${tenant.slug}`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`Fernhill · slug ${tenant.slug}`)).toBeVisible();
  await expect(page.getByRole("switch", { name: "Use OPENAI_API_KEY" })).not.toBeChecked();
  await expect(page.getByRole("radio", { name: "After password" })).toBeChecked();

  const reauthenticatedAt = sql`now() - interval '11 minutes'`;
  await engine.db.update(sessions).set({ reauthenticatedAt }).where(eq(sessions.userId, owner.userId));
  await engine.db
    .update(credentials)
    .set({ sealedFields: { api_key: "gAAAAA" } })
    .where(and(eq(credentials.organizationId, tenant.organizationId), eq(credentials.name, "Broken")));
  await page.goto(`${org}/credentials`);
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
  const password = page.getByLabel(`Password of ${owner.email}`);
  await show.click();
  await expect(password).toBeFocused();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(show).toBeFocused();
  await show.click();
  await password.fill("not the password");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("This is not your password")).toBeVisible();
  await look();
  await password.fill(owner.password);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(sheet).toContainText(secret);
  await look();
  await page.clock.fastForward(30_000);
  await expect(sheet).not.toContainText(secret);
  await show.click();
  await expect(sheet).toContainText(secret);
  await sheet.getByRole("button", { name: "Hide the API Key" }).click();
  await expect(sheet).not.toContainText(secret);
});
