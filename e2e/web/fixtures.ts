import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { type Server, startServer } from "@/e2e/support/server";

export { expect } from "@playwright/test";

type Fixtures = {
  /** Signs in through the form, and opens a page. */
  enter: (path?: string) => Promise<void>;
  /** Checks the page as it is: no serious violation for axe, nothing wider than the screen. */
  look: () => Promise<void>;
};

/**
 * Tests with a built server of their own, whose owner can sign in. Every page fails its test by an error on the
 * console, a thrown error, or a violation of the content security policy.
 */
export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ server }, use) => use(server.url),
  page: async ({ page }, use) => {
    const faults = watch(page);
    await use(page);
    expect(faults).toEqual([]);
  },
  enter: ({ page, server }, use) =>
    use(async (path = "/") => {
      await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
      await signIn(page, server.owner);
      await page.waitForURL((url) => url.pathname !== "/sign-in");
    }),
  look: ({ page }, use) => use(() => inspect(page)),
});

/** Tests with a built server of their own that nobody has set up yet. */
export const testEmpty = test.extend<{ empty: Server }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  empty: async ({}, use) => {
    const env = { BOOTSTRAP_OWNER_EMAIL: "", BOOTSTRAP_OWNER_PASSWORD: "", BOOTSTRAP_KEY_FILE: "" };
    const server = await startServer({ env });
    await use(server);
    await server.stop();
  },
});

/** What goes wrong on a page from now on. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${message.text()} (${message.location().url})`);
  });
  return faults;
}

/** Fills in the form of the sign-in page and sends it. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Opens the command palette by its shortcut and waits until it takes what is typed. */
export async function openPalette(page: Page) {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Search or jump to" })).toBeFocused();
}

/**
 * Fails where axe finds something serious or critical, or the page is wider than its window. Markup is the same on a
 * phone, so axe checks there what differs: the contrast of the dark theme.
 */
export async function inspect(page: Page) {
  // The title follows a moment after the page that another address leads to.
  await expect(page).toHaveTitle(/./);
  const axe = new AxeBuilder({ page });
  if (test.info().project.name === "phone") axe.withRules("color-contrast");
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}
