import { eq, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { sessions, users } from "@/db/schema/index";
import { createResetPath } from "@/lib/auth/password-reset/reset-token";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { expect, signIn, test } from "./fixtures";

test("a person signs in, with a second thought about the password, by keyboard alone", async ({
  page,
  tenant,
  look,
}) => {
  await page.goto("/account");
  await expect(page).toHaveURL("/sign-in?next=%2Faccount");
  await expect(page.getByLabel("Email")).toBeFocused();
  await look();
  await page.keyboard.type(tenant.owner.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Wrong email or password" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(tenant.owner.email);
  await look();
  await page.getByLabel("Password", { exact: true }).focus();
  await page.keyboard.type(tenant.owner.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/account");
});

test("a person changes name and password, and sees the other session end", async ({
  page,
  tenant,
  browser,
  enter,
  look,
}) => {
  const other = await (await browser.newContext({ baseURL: tenant.url })).newPage();
  await other.goto("/sign-in?next=%2Faccount");
  await signIn(other, tenant.owner);
  await expect(other).toHaveURL("/account");
  await enter("/account");

  await page.getByLabel("Name").fill("Mara Ellis");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Mara Ellis");

  const next = "a password nobody knows";
  const change = async (current: string, wanted: string) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password").fill(wanted);
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change(tenant.owner.password, "short");
  await expect(page.getByText("Use at least 12 characters")).toBeVisible();
  await look();
  await change("not the password", next);
  await expect(page.getByText("This is not your password")).toBeVisible();
  await change(tenant.owner.password, next);
  await expect(page.getByText(/^Changed\. /)).toBeVisible();
  await expect(page.getByRole("button", { name: "End session" })).toHaveCount(0);
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await change(next, tenant.owner.password);
  await expect(page.getByText("Changed. No other session was open.")).toBeVisible();
});

test("a person who forgot the password learns how to get a link, and sets a new one with it", async ({
  page,
  tenant: { owner, engine, variables },
  look,
}) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByText("npm run reset-password")).toBeVisible();
  await look();
  const [account] = await engine.db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, owner.email));
  if (!account) throw new Error("The owner is not there");
  await page.goto(createResetPath(parseFernetKeys(variables.MASTER_KEY ?? ""), account));
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Use at least 12 characters")).toBeVisible();
  await look();
  const password = "a password nobody knows";
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await look();
  await signIn(page, { ...owner, password });
  await expect(page).toHaveURL(/\/orgs\//);
});

test("a person ends a session from the list, and signs out", async ({ page, tenant, browser, enter }) => {
  const other = await (await browser.newContext({ baseURL: tenant.url })).newPage();
  await other.goto("/sign-in");
  await signIn(other, tenant.owner);
  await other.waitForURL((url) => url.pathname !== "/sign-in");
  await enter("/account");
  const sessions = page.getByRole("listitem");
  const before = await sessions.count();
  await page.getByRole("button", { name: "End session" }).first().click();
  await expect(sessions).toHaveCount(before - 1);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a person turns the second factor on, and is asked before its codes are lost or replaced", async ({
  page,
  tenant,
  look,
}) => {
  await page.goto("/sign-in?next=%2Faccount");
  await signIn(page, tenant.owner);
  await page.getByRole("button", { name: "Set up…" }).click();
  const setUp = page.getByRole("dialog", { name: "Set up your authenticator app" });
  await expect(setUp.getByRole("img")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  const secret = (await setUp.locator("code").textContent()) ?? "";
  const code = setUp.getByRole("textbox", { name: "Code" });
  await code.fill("12");
  await setUp.getByRole("button", { name: "Turn on" }).click();
  await expect(code).toHaveAttribute("aria-invalid", "true");
  await code.fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await setUp.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("dialog", { name: "Save your recovery codes" });
  await expect(codes).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(codes).toContainText("You have not copied the recovery codes.");
  await look();
  const first = await codes.getByRole("listitem").first().textContent();
  await codes.getByRole("button", { name: "Close without copying" }).click();

  await page.getByRole("button", { name: "Create new codes…" }).click();
  const question = page.getByRole("alertdialog", { name: "Create new recovery codes?" });
  await expect(question).toContainText("The earlier codes stop working.");
  await question.getByRole("button", { name: "Create new codes" }).click();
  await expect(codes.getByRole("listitem").first()).not.toHaveText(first ?? "");
});

test("a person adds a passkey, signs in with it, confirms with it, and removes it", async ({
  page,
  tenant,
  look,
}) => {
  // Browsers have no passkeys at 127.0.0.1.
  const url = tenant.url.replace("127.0.0.1", "localhost");
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await page.goto(`${url}/sign-in?next=%2Faccount`);
  await signIn(page, tenant.owner);
  await page.getByRole("button", { name: "Add passkey…" }).click();
  const add = page.getByRole("dialog", { name: "Add a passkey" });
  await add.getByLabel("Name").fill("Work laptop");
  await look();
  await add.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Work laptop added.", { exact: true })).toBeVisible();
  await expect(page.getByText(/^On one device, added .*, last used never$/)).toBeVisible();
  await look();
  await page.getByRole("button", { name: "Add passkey…" }).click();
  await add.getByRole("button", { name: "Continue" }).click();
  await expect(add.getByRole("alert")).toHaveText("This device already has a passkey of your account");
  await add.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${url}/sign-in`);
  await page.goto(`${url}/sign-in?next=%2Faccount`);
  await look();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(`${url}/account`);

  const old = sql`now() - interval '1 hour'`;
  await tenant.engine.db
    .update(sessions)
    .set({ reauthenticatedAt: old })
    .where(eq(sessions.userId, tenant.owner.userId));
  await page.getByRole("button", { name: "Remove Work laptop" }).click();
  await page.getByRole("button", { name: "Remove passkey" }).click();
  const confirm = page.getByRole("dialog", { name: "Confirm your password" });
  await expect(confirm).toBeVisible();
  await look();
  await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await confirm.getByRole("button", { name: "Use passkey" }).click();
  await expect(confirm.getByRole("alert")).toContainText("The browser returned no passkey.");
  await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await confirm.getByRole("button", { name: "Use passkey" }).click();
  await expect(page.getByText("Work laptop removed.", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("This passkey was not accepted.")).toBeVisible();
});

test("signing in works without JavaScript", async ({ browser, tenant }) => {
  const context = await browser.newContext({ baseURL: tenant.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in?next=%2Faccount");
  await signIn(page, { ...tenant.owner, password: "not the password" });
  await expect(page.getByText("Wrong email or password")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(tenant.owner.email);
  await signIn(page, tenant.owner);
  await expect(page).toHaveURL("/account");
});
