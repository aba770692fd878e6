import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { sessions, users } from "@/db/schema/index";
import { ISSUER_CLIENT, startIssuer } from "@/e2e/support/issuer";
import { type Server, startServer } from "@/e2e/support/server";
import { test as base, expect } from "./fixtures";

type Fixtures = { issuer: Awaited<ReturnType<typeof startIssuer>>; own: Server };

/** Tests with an issuer of OpenID Connect, and a further server of the installation that lets people sign in with it. */
const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  issuer: async ({}, use) => {
    const issuer = await startIssuer({ email: "stranger@example.com", email_verified: true });
    await use(issuer);
    await issuer.stop();
  },
  own: async ({ issuer, server }, use) => {
    const env = {
      ...server.variables,
      ...{ AUTH_OIDC_ISSUER: issuer.url, AUTH_OIDC_NAME: "Fernhill login" },
      ...{ AUTH_OIDC_ID: ISSUER_CLIENT.id, AUTH_OIDC_SECRET: ISSUER_CLIENT.secret },
    };
    const own = await startServer({ env });
    await use(own);
    await own.stop();
  },
  baseURL: ({ own }, use) => use(own.url),
});

test("a person signs in with an identity provider, which lets in no stranger", async ({
  page,
  browser,
  context,
  tenant,
  org,
  issuer,
  own,
  look,
}) => {
  const { email } = tenant.owner;
  const button = page.getByRole("button", { name: "Continue with Fernhill login" });
  const refuse = async (text: string) => {
    await expect(page.getByRole("alert").filter({ hasText: text })).toBeVisible();
    await page.goto("/account");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
  };
  await page.goto("/sign-in");
  await look();
  await button.click();
  await refuse("This email has no account here.");
  issuer.become({ email, email_verified: false });
  await button.click();
  await refuse("Your provider has not verified your email.");
  issuer.become({ email, email_verified: true, nonce: "that of another sign-in" });
  await button.click();
  await refuse("Sign-in failed.");
  await page.goto("/api/auth/callback/oidc?code=stolen&state=made-up");
  await refuse("Sign-in failed.");
  issuer.become({ email, email_verified: true });
  await button.click();
  await expect(page).toHaveURL("/account");
  expect((await context.cookies()).map(({ name }) => name)).toContain("keystead.device");

  const plain = await browser.newContext({ baseURL: own.url, javaScriptEnabled: false });
  const other = await plain.newPage();
  await other.goto("/sign-in?next=%2F%5Cevil.example");
  await other.getByRole("button", { name: "Continue with Fernhill login" }).click();
  await other.getByRole("link", { name: "Continue at your provider" }).click();
  await expect(other).toHaveURL(org);

  await page.getByRole("button", { name: "Set up…" }).click();
  const setUp = page.getByRole("dialog", { name: "Set up your authenticator app" });
  const secret = Secret.fromBase32((await setUp.locator("code").textContent()) ?? "");
  const code = page.getByRole("textbox", { name: "Code" });
  await code.fill(new TOTP({ secret }).generate());
  await setUp.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Close without copying" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/account?from=here");
  await button.click();
  await expect(page).toHaveURL(/pending=/);
  await look();
  // The code of the next time step, since that of this one is used up.
  await code.fill(new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL("/account?from=here");

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  const invited = `${randomUUID()}@example.com`;
  issuer.become({ email: invited, email_verified: true, name: "Robin Hale" });
  const { body } = await tenant.manage("POST", "/api/invitations", { email: invited, role: "viewer" });
  await page.goto(`/invite/${body.token}`);
  await button.click();
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page).toHaveURL(org);
  await page.goto("/account");
  const { db } = tenant.engine;
  await db
    .update(sessions)
    .set({ reauthenticatedAt: sql`now() - interval '11 minutes'` })
    .where(inArray(sessions.userId, db.select({ id: users.id }).from(users).where(eq(users.email, invited))));
  const setPassword = async () => {
    await page.getByLabel("New password").fill("a password of Robin");
    await page.getByRole("button", { name: "Set password" }).click();
  };
  await setPassword();
  await expect(page.getByRole("dialog", { name: "Confirm that it is you" })).toBeVisible();
  await look();
  issuer.become({ email, email_verified: true });
  await button.click();
  await expect(page.getByText("You chose another account at your provider.")).toBeVisible();
  await page.getByRole("link", { name: "Go back" }).click();
  issuer.become({ email: invited, email_verified: true });
  await setPassword();
  await Promise.all([page.waitForEvent("load"), button.click()]);
  await page.goto("/account");
  await setPassword();
  await expect(page.getByText("Password set.", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Current password")).toBeVisible();
  await expect(page.getByText("This session")).toBeVisible();
  await expect(page.getByRole("button", { name: "End session" })).toHaveCount(0);
});
