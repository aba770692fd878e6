import { expect, inspect, signIn, test, testEmpty, watch } from "./fixtures";

test("a person signs in, with a second thought about the password, by keyboard alone", async ({
  page,
  server,
  look,
}) => {
  await page.goto("/account");
  await expect(page).toHaveURL("/sign-in?next=%2Faccount");
  await expect(page.getByLabel("Email")).toBeFocused();
  await look();
  await page.keyboard.type(server.owner.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Wrong email or password" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(server.owner.email);
  await look();
  await page.getByLabel("Password", { exact: true }).focus();
  await page.keyboard.type(server.owner.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/account");
  await look();
});

test("a person changes name and password, and sees the other session end", async ({
  page,
  server,
  browser,
  enter,
  look,
}) => {
  const other = await (await browser.newContext({ baseURL: server.url })).newPage();
  await other.goto("/sign-in?next=%2Faccount");
  await signIn(other, server.owner);
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
  await change(server.owner.password, "short");
  await expect(page.getByText("Use at least 12 characters")).toBeVisible();
  await look();
  await change("not the password", next);
  await expect(page.getByText("This is not your password")).toBeVisible();
  await change(server.owner.password, next);
  await expect(page.getByText(/^Changed\. /)).toBeVisible();
  await expect(page.getByRole("button", { name: "End session" })).toHaveCount(0);
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await change(next, server.owner.password);
  await expect(page.getByText("Changed. No other session was open.")).toBeVisible();
});

test("a person ends a session from the list, and signs out", async ({ page, server, browser, enter }) => {
  const other = await (await browser.newContext({ baseURL: server.url })).newPage();
  await other.goto("/sign-in");
  await signIn(other, server.owner);
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

test("signing in works without JavaScript", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in?next=%2Faccount");
  await signIn(page, { ...server.owner, password: "not the password" });
  await expect(page.getByText("Wrong email or password")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(server.owner.email);
  await signIn(page, server.owner);
  await expect(page).toHaveURL("/account");
});

testEmpty("the first person sets an empty installation up", async ({ browser, empty }) => {
  const page = await (await browser.newContext({ baseURL: empty.url })).newPage();
  const faults = watch(page);
  await page.goto("/");
  await expect(page).toHaveURL("/setup");
  await inspect(page);
  const fill = async (texts: Record<string, string>) => {
    for (const [label, text] of Object.entries(texts))
      await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole("button", { name: "Set up" }).click();
  };
  const password = "correct horse battery";
  await fill({
    "One-time token": "a guess",
    "Your name": "Mara",
    Email: "mara@example.com",
    Password: password,
    Organization: "Fernhill",
  });
  await expect(page.getByText("Incorrect token. Copy it from the output of the server")).toBeVisible();
  await expect(page.getByLabel("Organization")).toHaveValue("Fernhill");
  await inspect(page);
  const token = /one-time token (\S+)/.exec(empty.logs())?.[1] ?? "";
  await fill({ "One-time token": token, Password: password });
  await expect(page).toHaveURL("/orgs/fernhill");
  await page.goto("/setup");
  await expect(page).toHaveURL("/orgs/fernhill");
  expect(faults).toEqual([]);
});
