import { call } from "@/e2e/support/call";
import { chat as sendChat } from "@/e2e/support/server-tenant";
import { expect, test } from "./fixtures";

test("a key is made, copied, used, edited, rotated, stopped and deleted", async ({
  page,
  context,
  tenant,
  org,
  project,
  enter,
  look,
}) => {
  const credential_id = await tenant.createCredential();
  await tenant.createRuntime({ name: "demo", upstream_model: "demo-model", credential_id });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const chat = (secret: string) => sendChat(tenant, secret, { model: "demo" });
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  const act = async (name: string, what: string | RegExp) => {
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: what }).click();
  };
  const copySecret = async () => {
    await dialog.getByRole("button", { name: "Copy", exact: true }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const row = (name: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name }) });

  await enter(`${project}/keys`);
  await look();
  await page.getByRole("link", { name: "Create API Key" }).click();
  await expect(page).toHaveURL(/new=1/);
  const create = dialog.getByRole("button", { name: "Create API Key" });
  await expect(create).toBeDisabled();
  await look();
  await dialog.getByLabel("Name", { exact: true }).fill("CI server");
  await dialog.getByText("60 days").click();
  await expect(dialog.getByText(/^Expires on .* UTC\.$/)).toBeVisible();
  await dialog.getByText("Restrictions", { exact: true }).click();
  await dialog.getByLabel(/^IP allowlist/).fill("127.0.0.1, 10.0.0.300");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("10.0.0.300 is not an address.")).toBeVisible();
  await expect(create).toBeDisabled();
  await dialog.getByRole("button", { name: "Remove 10.0.0.300" }).click();
  await create.click();

  await expect(dialog.getByText("This is the only time you can see this key")).toBeVisible();
  await expect(page).toHaveURL(/\/keys$/);
  await look();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog.getByText("You have not copied the key.")).toBeVisible();
  const secret = await copySecret();
  expect(secret).toMatch(/^sk_live_[0-9A-Za-z]{48}$/);
  await expect(page.getByText(secret)).toHaveCount(0);
  expect((await chat(secret)).status).toBe(200);
  await expect(dialog.getByText("First request received")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.reload();
  await expect(dialog).toHaveCount(0);
  await expect(row("CI server").getByText(/s ago|now/)).toBeVisible();

  await act("CI server", "Edit");
  await dialog.getByLabel("Name", { exact: true }).fill("Builder");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "CI server" })).toBeVisible();
  await act("CI server", "Edit");
  await dialog.getByLabel("Name", { exact: true }).fill("Build server");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Build server" })).toBeVisible();

  await act("Build server", "Rotate Secret");
  await expect(dialog.getByText("1 request in the last 24 hours,")).toBeVisible();
  await look();
  await dialog.getByText("1 h", { exact: true }).click();
  await dialog.getByRole("button", { name: "Rotate Secret" }).click();
  await expect(dialog.getByText("Secret rotated")).toBeVisible();
  const next = await copySecret();
  await dialog.getByRole("button", { name: "Done" }).click();
  expect([(await chat(secret)).status, (await chat(next)).status]).toEqual([200, 200]);

  await page.getByRole("link", { name: "Build server" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Build server" })).toBeVisible();
  await expect(page.locator("aside [aria-current=page]")).toHaveAttribute("href", project);
  await look();
  await page.getByRole("button", { name: "End grace…" }).click();
  await dialog.getByRole("button", { name: "End grace" }).click();
  await expect(page.getByText("Retiring,")).toHaveCount(0);
  expect((await chat(secret)).status).toBe(401);
  for (const tab of ["Usage", "Secrets", "Explain", "Simulate", "History"]) {
    await page.getByRole("navigation", { name: "Build server" }).getByRole("link", { name: tab }).click();
    await page.waitForURL(new RegExp(`tab=${tab.toLowerCase()}`));
    await look();
  }

  await page.goto(`${project}/keys`);
  await act("Build server", "Disable");
  await dialog.getByRole("button", { name: "Disable key" }).click();
  await expect(row("Build server").getByText("Disabled")).toBeVisible();
  const refused = (await chat(next)).body;
  expect(refused.error.reason).toBe("disabled");

  const path = `/api/requests/${refused.request_id}`;
  const isListed = async () => (await call(tenant.url, "GET", path, { key: tenant.key })).status;
  await expect.poll(isListed).toBe(200);
  await page.goto(`${org}/requests?outcome=refused&q=${refused.request_id}`);
  await page.getByRole("row").getByRole("link").click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText("The key was disabled.").first()).toBeVisible();
  await look();
  await sheet.getByRole("link", { name: "Open page" }).click();
  await expect(page).toHaveURL(`${org}/requests/${refused.request_id}`);
  await look();
  await page.getByRole("link", { name: "Explain this request" }).click();
  await expect(page).toHaveURL(/tab=explain/);
  await expect(page.getByText(/^Denied: /)).toBeVisible();
  await page.goto(`${org}/usage?group=key&range=1d`);
  await expect(page.getByRole("row", { name: /Build server/ })).toBeVisible();
  await look();
  await page.goto(`${org}/models?q=gpt-4o-mini&provider=openai`);
  await expect(page.getByRole("row", { name: /^gpt-4o-mini/ }).first()).toContainText("$0.15");
  await look();

  await page.goto(`${project}/keys`);
  await act("Build server", "Enable");
  await expect(row("Build server").getByText("Enabled")).toBeVisible();
  await act("Build server", "Revoke…");
  await dialog.getByRole("button", { name: "Revoke key" }).click();
  await expect(row("Build server").getByText("Revoked")).toBeVisible();
  expect((await chat(next)).body.error.reason).toBe("revoked");
  await act("Build server", "Archive");
  await expect(page.getByRole("link", { name: "Build server" })).toHaveCount(0);
  await page.getByText("Show archived").click();
  await expect(page).toHaveURL(/archived=1/);
  await act("Build server", "Delete permanently…");
  await expect(dialog.getByText("This key has usage.")).toBeVisible();
  const remove = dialog.getByRole("button", { name: "Delete key" });
  await expect(remove).toBeDisabled();
  await dialog.getByLabel("Type Build server to confirm").fill("Build server");
  await look();
  await remove.click();
  await expect(page.getByText("Build server was deleted.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  expect((await chat(next)).status).toBe(401);
});

test("a key of the organization is inherited by the projects that it selects, read-only there", async ({
  page,
  tenant,
  org,
  enter,
  look,
}) => {
  const { workspace_id } = tenant.project;
  const [search, voice, evals] = await Promise.all(
    ["Search", "Voice", "Evals"].map(
      async (name) => (await tenant.manage("POST", "/api/projects", { name, workspace_id })).body,
    ),
  );
  await enter(`${org}/keys?new=1`);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Label").fill("Shared");
  await expect(dialog.getByText(/^Opens \d projects, and every future one\.$/)).toBeVisible();
  await dialog.getByText("Selected Projects").click();
  await expect(dialog.getByRole("button", { name: "Create" })).toBeDisabled();
  await dialog.getByRole("option", { name: "Search" }).check();
  await dialog.getByRole("option", { name: "Voice" }).check();
  await dialog.getByRole("button", { name: "Add another scope" }).click();
  await page.keyboard.type("embeddings:write, Nope,");
  await expect(dialog.getByRole("checkbox", { name: "embeddings:write" })).toBeChecked();
  await expect(dialog.getByRole("button", { name: "Create" })).toBeDisabled();
  await look();
  await dialog.getByRole("button", { name: "Remove Nope" }).click();
  await page.keyboard.type("invoices:read, invoices:write");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByText("API key created")).toBeVisible();
  const { body: made } = await tenant.manage("GET", "/api/keys?search=Shared");
  expect(made.data[0].scopes.slice(-3)).toEqual(["embeddings:write", "invoices:read", "invoices:write"]);
  await dialog.getByRole("button", { name: "Done" }).click();
  await dialog.getByRole("button", { name: "Close without copying" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Select Shared")).toBeVisible();

  for (const { slug } of [search, voice]) {
    await page.goto(`${org}/projects/${slug}/keys?q=Shared`);
    await expect(page.getByRole("link", { name: "Inherited. Edit it under Acme, API keys." })).toBeVisible();
    await expect(page.getByLabel("Select Shared")).toHaveCount(0);
    await page.getByRole("button", { name: "Actions for Shared" }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["Open"]);
    await page.keyboard.press("Escape");
  }
  await look();
  await page.goto(`${org}/projects/${evals.slug}/keys?q=Shared`);
  await expect(page.getByText(/^No keys match/)).toBeVisible();
  await look();
});

test("several keys are disabled at once, as cards or rows, by what the address says @phone", async ({
  page,
  tenant,
  org,
  enter,
  look,
}) => {
  for (const name of ["Bulk One", "Bulk Two"]) {
    await tenant.createKey({ name, project_id: tenant.project.id });
  }
  await enter(`${org}/keys?owner=projects&q=Bulk&view=cards`);
  await page.getByRole("button", { name: "Sort" }).click();
  await page.getByRole("menuitem", { name: "Name" }).click();
  await expect(page).toHaveURL(/sort=name/);
  await look();
  await page.getByLabel("Select Bulk One").check();
  await page.getByLabel("Select Bulk Two").check();
  await page.getByRole("region", { name: "Selected keys" }).getByRole("button", { name: "Disable" }).click();
  await page.getByRole("button", { name: "Disable 2 keys" }).click();
  await expect(page.getByText("Disabled", { exact: true })).toHaveCount(2);
  await page.goto(`${org}/keys?owner=projects&q=Bulk&status=disabled&sort=name`);
  await expect(page.getByLabel(/^Select Bulk/)).toHaveCount(2);
  await look();
});
