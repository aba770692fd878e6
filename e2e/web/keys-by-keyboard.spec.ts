import type { Page } from "@playwright/test";
import { expect, openPalette, test } from "./fixtures";

/** Presses Tab until what has the focus is the one. */
async function tabTo(page: Page, name: RegExp) {
  for (let pressed = 0; pressed < 60; pressed++) {
    const told = await page.evaluate(() => {
      const { activeElement: active } = document;
      const labels = active instanceof HTMLInputElement ? [...(active.labels ?? [])] : [];
      return (
        active?.getAttribute("aria-label") ?? [...labels, active].map((each) => each?.textContent).join(" ")
      );
    });
    if (name.test(told)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${name}`);
}

test("a key lives its whole life by keyboard alone, and the focus goes back to where it came from", async ({
  page,
  project,
  enter,
  look,
}) => {
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  const menu = page.getByRole("button", { name: "Actions for By hand" });
  const choose = async (what: string) => {
    await menu.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    const item = page.getByRole("menuitem", { name: what });
    for (let step = 0; step < 9; step++) {
      if (await item.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("ArrowDown");
    }
    await item.press("Enter");
  };

  await enter(`${project}/keys`);
  await openPalette(page);
  await page.keyboard.type("create key");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${project}/keys?new=1`);
  await expect(dialog.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type("By hand");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("API key created")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("You have not copied the key.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.reload();

  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  for (const act of ["Edit", "Rotate Secret", "Disable", "Revoke…", "Delete permanently…"]) {
    await choose(act);
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(menu).toBeFocused();
  }

  await choose("Edit");
  await expect(dialog.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type("Renamed");
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Discard what you entered?")).toBeVisible();
  await look();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(menu).toBeFocused();
  await choose("Edit");
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue("By hand");
  await tabTo(page, /^Revoked/);
  await page.keyboard.press("Space");
  // A rotation would lose the edit.
  await expect(dialog.getByRole("button", { name: "Rotate Secret" })).toHaveCount(0);
  await page.keyboard.press("Space");
  await tabTo(page, /^Rotate Secret/);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading", { name: "Rotate the secret of By hand?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();

  await choose("Delete permanently…");
  await expect(dialog.getByLabel("Type By hand to confirm")).toBeFocused();
  await page.keyboard.type("By hand");
  await tabTo(page, /^Revoke and delete/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("By hand was deleted.").first()).toBeVisible();
  await expect(menu).toHaveCount(0);
  await look();
});

test("keys are filtered by several values, and a request is explained from the palette", async ({
  page,
  tenant,
  org,
  enter,
  look,
}) => {
  const make = (name: string, facts: object) => tenant.createKey({ name, project_id: null, ...facts });
  const off = await make("Sieve off", { scopes: ["chat:write"] });
  await make("Sieve gone", { scopes: ["keys:read"], project_id: tenant.project.id });
  await make("Sieve on", { scopes: ["models:read"] });
  await tenant.manage("POST", `/api/keys/${off.id}/disable`);
  await enter(`${org}/keys?owner=any&q=Sieve`);
  const rows = page.getByLabel(/^Select Sieve/);
  await expect(rows).toHaveCount(3);
  const search = page.getByLabel("Search keys");
  await search.fill("Sieve o");
  await page.getByRole("link", { name: "Sieve off" }).click();
  await expect(page.getByRole("heading", { name: "Sieve off" })).toBeVisible();
  await page.goBack();
  // The click stops the search, unless that was faster.
  await expect(rows).toHaveCount((await search.inputValue()) === "Sieve" ? 3 : 2);

  let release = () => {};
  const opened = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/q=Sieve\+of.*_rsc=/, (route) => opened.then(() => route.fallback()));
  await search.fill("Sieve of");
  await expect(page).toHaveURL(/q=Sieve\+of/);
  await page.getByRole("link", { name: "Sieve off" }).click();
  await expect(page.getByRole("heading", { name: "Sieve off" })).toBeVisible();
  release();
  await page.goBack();
  await expect(rows).toHaveCount(1);
  await search.fill("Sieve");
  await expect(rows).toHaveCount(3);

  await page.getByRole("button", { name: "Scope", exact: true }).click();
  // The first keys count, although the list has yet to load.
  await page.keyboard.type("write");
  await expect(page.getByRole("combobox", { name: "Search scope" })).toHaveValue("write");
  await page.getByRole("option", { name: "chat:write" }).check();
  await page.getByRole("combobox", { name: "Search scope" }).fill("keys:r");
  await page.keyboard.press("Enter");
  await look();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/scope=chat:write,keys:read/);
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Status", exact: true }).click();
  await page.getByRole("option", { name: "Disabled" }).check();
  await page.getByRole("option", { name: "Revoked" }).check();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/status=disabled,revoked/);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("button", { name: /^Status Disabled, Revoked/ })).toBeVisible();
  await page.goto(`${org}/keys?q=Sieve&project=${tenant.project.slug}&status=enabled`);
  await expect(rows).toHaveCount(2);

  await openPalette(page);
  await page.keyboard.type("explain a req");
  await page.keyboard.press("Enter");
  await page.keyboard.type("sieve off");
  await expect(page.getByRole("option", { name: /Explain Sieve off/ })).toBeVisible();
  await look();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/tab=explain/);
  await page.getByLabel("Model or runtime").fill("gpt-4.1");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Denied: Key disabled or revoked")).toBeVisible();
  await expect(page.getByText("Enable the key.")).toBeVisible();
  await look();
  await page.getByRole("button", { name: "Enable", exact: true }).click();
  await expect(page.getByText(/^Denied: No credential for OpenAI/)).toBeVisible();
  await expect(page.getByText("Activate or add a credential of the provider")).toBeVisible();
  await page.getByLabel("Model or runtime").fill("");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Allowed", { exact: true })).toBeVisible();
});
