import { expect, test } from "./fixtures";

test("a reader finds a route, tries it, and reads what an error means @phone", async ({
  page,
  request,
  tenant,
  look,
}) => {
  await page.goto("/docs/api");
  await look();
  await page.getByRole("main").getByRole("link", { name: "Get the calling key" }).click();
  await expect(page.getByRole("heading", { name: "Get the calling key" })).toBeVisible();
  await page.getByLabel("API key", { exact: true }).fill(tenant.key);
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("200 OK")).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`"slug": "${tenant.slug}"`);
  await look();

  await page.goto("/docs/errors");
  await page.getByRole("link", { name: "MODEL_FORBIDDEN" }).click();
  await expect(page.getByText("change the model allowlist or denylist of the key")).toBeVisible();
  await look();

  const index = await (await request.get("/llms.txt")).text();
  const [, twin = ""] = /\]\((\S+\/keys\.create\.md)\)/.exec(index) ?? [];
  expect(await (await request.get(twin)).text()).toContain("`POST /api/keys`");
  expect((await request.get("/docs/api/no.such")).status()).toBe(404);
  expect((await request.get("/docs/errors/no.such.md")).status()).toBe(404);
});
