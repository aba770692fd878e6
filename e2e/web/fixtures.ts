import { test as base, expect, type Page } from "@playwright/test";
import { createDatabase } from "@/e2e/support/create-database";
import { type Server, startServer } from "@/e2e/support/server";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { inspectPage } from "./inspect-page";
import { getSharedServer, type SharedServer } from "./shared-server";

export { expect } from "@playwright/test";

type Fixtures = {
  /** An organization of the test's own, with an owner, a key with every scope and a stand-in provider. */
  tenant: ServerTenant;
  /** The path of the organization's overview. */
  org: string;
  /** The path of the organization's first project. */
  project: string;
  /** Signs the owner in, and opens a page. */
  enter: (path: string) => Promise<void>;
  /** Checks the page as it is, on a desktop and on a phone: no serious violation for axe, every control in reach. */
  look: () => Promise<void>;
};

/**
 * Tests with an organization of their own on the shared server. Every page fails its test by an error on the
 * console, a thrown error, or a violation of the content security policy.
 */
export const test = base.extend<Fixtures, { server: SharedServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  server: [({}, use) => use(getSharedServer()), { scope: "worker" }],
  baseURL: ({ server }, use) => use(server.url),
  page: async ({ page }, use) => {
    waitForScripts(page);
    const faults = watch(page);
    await use(page);
    expect(faults).toEqual([]);
  },
  tenant: async ({ server }, use) => {
    const tenant = await createServerTenant(server);
    await use(tenant);
    await tenant.stop();
  },
  org: ({ tenant }, use) => use(`/orgs/${tenant.slug}`),
  project: ({ tenant, org }, use) => use(`${org}/projects/${tenant.project.slug}`),
  enter: ({ page, context, tenant }, use) =>
    use(async (path) => {
      const [name = "", value = ""] = tenant.owner.cookie.split("=");
      await context.addCookies([{ name, value, url: tenant.url }]);
      await page.goto(path);
    }),
  look: ({ page }, use) => use(() => inspectPage(page)),
});

/** Tests with a built server of their own that nobody has set up yet. */
export const testEmpty = test.extend<{ empty: Server }>({
  empty: async ({ server }, use) => {
    const env = { BOOTSTRAP_OWNER_EMAIL: "", BOOTSTRAP_OWNER_PASSWORD: "", BOOTSTRAP_KEY_FILE: "" };
    const database = await createDatabase({ url: server.variables.DATABASE_URL ?? "" });
    const empty = await startServer({ databaseUrl: database.url, env });
    await use(empty);
    await empty.stop();
    await database.drop();
  },
  baseURL: ({ empty }, use) => use(empty.url),
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

/**
 * Makes `goto` and `reload` wait until all parts of the page have arrived, and React handles their controls. Before,
 * a click does nothing, a text may be replaced, and an element that has the focus may be drawn anew.
 */
export function waitForScripts(page: Page) {
  const isHandled = () =>
    document.querySelector('template[id^="B:"], [hidden][id^="S:"]') === null &&
    [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea")].every((control) =>
      Object.keys(control).some((name) => name.startsWith("__reactProps$")),
    );
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  const after = async <Answer>(answer: Answer) => {
    await page.waitForFunction(isHandled, undefined, { polling: 50 });
    return answer;
  };
  page.goto = async (...parameters) => after(await goto(...parameters));
  page.reload = async (...parameters) => after(await reload(...parameters));
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
