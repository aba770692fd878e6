import { STANDIN_ACCESS_KEY } from "@/e2e/support/stand-in/storage/storage";
import { expect, test } from "./fixtures";

test("a bucket is added, validated, and opened by links; its credential cannot be deleted", async ({
  page,
  enter,
  look,
  tenant,
  org,
}) => {
  const { standIn, project } = tenant;
  const workspace = `${org}/workspaces/${project.slug}`;
  const name = "MinIO";
  standIn.storage.buckets.set("invoices", { region: "eu-central-1", objects: new Map() });
  const credentialId = await tenant.createCredential({
    organization_id: undefined,
    workspace_id: project.workspace_id,
    provider: "s3-compatible",
    credential_name: name,
    api_key: undefined,
    api_base: undefined,
    fields: {
      endpoint: standIn.url,
      access_key_id: STANDIN_ACCESS_KEY.id,
      secret_access_key: STANDIN_ACCESS_KEY.secret,
    },
  });
  await enter(`${workspace}/storage-units`);
  await expect(page.getByText("No storage units yet")).toBeVisible();
  await look();
  await page.getByRole("link", { name: "New storage unit" }).click();
  const dialog = page.getByRole("dialog", { name: "New storage unit" });
  await dialog.getByLabel("Name", { exact: true }).fill("Invoices");
  await dialog.getByLabel("Credential").selectOption({ label: `${name} (Workspace)` });
  await dialog.getByLabel("Endpoint").fill("https://elsewhere.example");
  await dialog.getByLabel("Bucket").fill("invoices");
  await dialog.getByRole("button", { name: "Create storage unit" }).click();
  await expect(dialog).toContainText(`The credential is for ${standIn.url} only`);
  await look();
  await dialog.getByLabel("Endpoint").fill("");
  await dialog.getByRole("button", { name: "Create storage unit" }).click();

  const sheet = page.getByRole("dialog", { name: "Invoices" });
  await sheet.getByRole("button", { name: "Validate" }).click();
  await expect(sheet).toContainText("The bucket is in eu-central-1.");
  await sheet.getByRole("button", { name: "Use eu-central-1" }).click();
  await sheet.getByRole("button", { name: "Validate", exact: true }).click();
  await expect(sheet).toContainText("Valid. The credential can list the bucket.");
  await look();

  const getLink = async (what: "Upload" | "Download") => {
    await sheet.getByLabel("Key", { exact: true }).fill("2026/Grüße + (1).pdf");
    await sheet.getByText(what, { exact: true }).click();
    await sheet.getByRole("button", { name: "Get a link" }).click();
    await expect(sheet.getByText(`can ${what.toLowerCase()} the file`)).toBeVisible();
    return (await sheet.locator("pre").textContent()) ?? "";
  };
  const upload = await getLink("Upload");
  expect((await fetch(upload, { method: "PUT", body: "An invoice" })).status).toBe(200);
  const download = await getLink("Download");
  expect(await (await fetch(download)).text()).toBe("An invoice");
  expect((await fetch(download, { method: "PUT", body: "Another" })).status).toBe(403);
  await sheet.getByRole("button", { name: "curl" }).click();
  await look();

  await page.goto(`${workspace}/credentials?credential=${credentialId}`);
  const store = page.getByRole("dialog", { name, exact: true });
  await expect(store).toContainText("Used by 1 storage unit");
  await expect(store).toContainText("Valid");
  await store.getByRole("button", { name: `Delete ${name}` }).click();
  const refusal = page.getByRole("dialog", { name: `Delete ${name}?` });
  await expect(refusal).toContainText("Linked credentials cannot be deleted");
  await expect(refusal).toContainText("Invoices");
  await page.goto(`${workspace}/storage-units?q=invo`);
  await page.getByRole("button", { name: "Delete Invoices" }).click();
  await page.getByLabel("Type Invoices to confirm").fill("Invoices");
  await page.getByRole("button", { name: "Delete storage unit" }).click();
  await expect(page.getByText("No storage units match “invo”")).toBeVisible();
});
