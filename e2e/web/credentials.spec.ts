import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { createServiceAccount } from "@/e2e/support/stand-in/google-tokens";
import { AWS_ACCESS_KEY } from "@/e2e/support/stand-in/verify-aws-signature";
import { expect, test } from "./fixtures";

const row = (page: Page, text: string) => page.locator("tbody tr", { hasText: text });

/** Fills in a credential for a server that speaks OpenAI's protocol, and creates it. */
async function createCompatible(page: Page, name: string, baseUrl: string, secret: string) {
  await page.getByRole("button", { name: "Add Provider Credential" }).first().click();
  await page.getByRole("button", { name: "OpenAI-compatible" }).click();
  await page.getByLabel("Credential Name").fill(name);
  await page.getByLabel("API Base URL").fill(baseUrl);
  await page.getByLabel(/^API Key/).fill(secret);
  await page.getByRole("button", { name: "Create Credential" }).click();
}

/** Adds a credential for a server that speaks OpenAI's protocol, and sees it tested. */
async function addCompatible(page: Page, name: string, baseUrl: string) {
  await createCompatible(page, name, baseUrl, "sk-standin-rack-0123456789");
  await expect(page.getByRole("dialog", { name: "Credential added" })).toContainText("Valid.");
  await page.getByRole("button", { name: "Done" }).click();
}

async function addRuntime(page: Page, name: string, credential: string) {
  await page.getByRole("button", { name: "New runtime" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Provider").selectOption("OpenAI-compatible");
  await page.getByText("Specific credential", { exact: true }).click();
  await page.getByLabel("Linked credential").selectOption({ label: `${credential} (Acme)` });
  await page.getByRole("button", { name: "Create runtime" }).click();
  await expect(row(page, name)).toContainText("Linked");
}

test("a credential is added in three steps, and looked at @phone", async ({
  page,
  context,
  enter,
  look,
  tenant,
  org,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await enter(`${org}/credentials`);
  await look();
  await page.getByRole("button", { name: "Add Provider Credential" }).first().click();
  await page.getByLabel("Search providers").fill("nobody");
  await expect(page.getByText("No provider matches")).toBeVisible();
  await page.getByLabel("Search providers").fill("openai");
  await look();
  await page.getByRole("button", { name: "OpenAI Models" }).click();
  await expect(page).toHaveURL(`${org}/credentials?new=openai`);
  await page.getByLabel("API Key", { exact: true }).fill("sk-ant-standin-first-0123456789");
  await page.getByRole("button", { name: "Create Credential" }).click();
  await expect(page.getByText("Enter a name")).toBeVisible();
  await expect(page.getByText("API Key does not look like sk-…")).toBeVisible();
  await look();
  await page.getByLabel("Credential Name").fill("First");
  await page.getByLabel("Save anyway (unexpected format)").check();
  await page.getByLabel("API Base URL").fill(`${tenant.standIn.url}/v1`);
  await page.getByRole("button", { name: "Copy as curl" }).click();
  await expect(page.getByText("Copied")).toBeAttached();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).not.toContain("sk-ant-standin-first");
  await page.getByRole("button", { name: "Create Credential" }).click();
  const stored = page.getByRole("dialog", { name: "Credential added" });
  await expect(stored).toContainText("Valid. Accepted by the provider.");
  await look();
  await stored.getByRole("button", { name: "Done" }).click();
  await expect(page).toHaveURL(`${org}/credentials`);
  await expect(row(page, "First")).toContainText("In use");

  await page.getByRole("link", { name: "First" }).click();
  const sheet = page.getByRole("dialog", { name: "First" });
  await expect(sheet).toContainText(`${tenant.standIn.url}/v1`);
  await expect(sheet).toContainText("6789");
  await expect(sheet).toContainText(/Created.+ by \S/);
  await expect(page.getByText("sk-ant-standin-first")).toHaveCount(0);
  await sheet.getByRole("button", { name: "Test again" }).click();
  await expect(sheet).toContainText("Valid.");
  await look();
  await page.reload();
  await sheet.getByRole("button", { name: "Delete First" }).click();
  const deletion = page.getByRole("alertdialog", { name: "Delete First permanently?" });
  await expect(deletion.getByRole("button", { name: "Copy as curl" })).toBeVisible();
  await page.getByLabel("Type First to confirm").fill("First");
  await page.getByRole("button", { name: "Delete credential" }).click();
  await expect(page).toHaveURL(`${org}/credentials`);
  await expect(row(page, "First")).toHaveCount(0);
  const { stdout } = await promisify(execFile)("sh", ["-c", `curl() { printf '%s\\n' "$@"; }\n${command}`], {
    env: { ...process.env, OPENAI_API_KEY: "sk-ant-standin-second-0123456789" },
  });
  const [, method = "", url = "", , , , , , sent = ""] = stdout.split("\n");
  await tenant.manage(method, new URL(url).pathname, JSON.parse(sent));
  await page.reload();
  await expect(row(page, "First")).toContainText("In use");
});

test("a new credential takes over from another only when the person says so", async ({
  page,
  enter,
  look,
  tenant,
  org,
}) => {
  const baseUrl = `${tenant.standIn.url}/v1`;
  const added = page.getByRole("dialog", { name: "Credential added" });
  await enter(`${org}/credentials`);
  await addCompatible(page, "Keeper", baseUrl);
  await expect(row(page, "Keeper")).toContainText("In use");

  await createCompatible(page, "Newcomer", baseUrl, "sk-standin-newcomer-0123456789");
  await expect(added).toContainText("Valid.");
  await expect(added).toContainText("Newcomer is inactive");
  await expect(added).toContainText("Keeper is in use.");
  await look();
  await added.getByRole("button", { name: "Keep Inactive" }).click();
  await expect(row(page, "Newcomer")).toContainText("Inactive");
  await expect(row(page, "Keeper").getByText("Active", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Activate Newcomer" }).click();
  const asked = page.getByRole("dialog", { name: "Activate Newcomer?" });
  await expect(asked).toContainText("Keeper is in use.");
  await expect(asked.getByRole("button", { name: "Use This Instead" })).toBeVisible();
  await look();
  await asked.getByRole("button", { name: "Keep Inactive" }).click();
  await expect(row(page, "Newcomer")).toContainText("Inactive");

  await createCompatible(page, "Mistyped", baseUrl, "sk-wrong-0123456789");
  await expect(added).toContainText("Rejected.");
  await expect(added).toContainText("Mistyped is inactive");
  await expect(added.getByRole("button", { name: "Activate Anyway" })).toBeVisible();
  await look();
  await added.getByRole("button", { name: "Replace secret" }).click();
  const replace = page.getByRole("dialog", { name: "Replace secret" });
  await expect(replace.getByLabel("API Base URL")).toHaveValue(baseUrl);
  await expect(replace.getByLabel(/^API Key/)).toHaveValue("");
  await look();
  await replace.getByLabel(/^API Key/).fill("sk-standin-mended-0123456789");
  await replace.getByRole("button", { name: "Save and test" }).click();
  await expect(added).toContainText("Valid.");
  await added.getByRole("button", { name: "Use This Instead" }).click();
  await expect(added).toContainText("Mistyped is active.");
  await added.getByRole("button", { name: "Done" }).click();

  await page.getByRole("button", { name: "Edit Mistyped" }).click();
  const edit = page.getByRole("dialog", { name: "Edit Mistyped" });
  await edit.getByLabel(/^API Key/).fill("sk-wrong-again-0123456789");
  await edit.getByRole("button", { name: "Update" }).click();
  await expect(edit.getByRole("alert")).toContainText("Rejected.");
  await expect(edit.getByRole("alert")).toContainText("Not saved: calls use the stored secret.");
  await look();
  await edit.getByRole("button", { name: "Save Anyway" }).click();
  await expect(edit).toBeHidden();
  await page.getByRole("link", { name: "Mistyped" }).click();
  const sheet = page.getByRole("dialog", { name: "Mistyped" });
  await expect(sheet).toContainText("The provider rejects the new secret.");
  await look();
  await sheet.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(sheet).toContainText("Valid.");
  await expect(sheet).not.toContainText("previous secret");
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(sheet).toBeHidden();

  await page.getByRole("button", { name: "Edit Mistyped" }).click();
  await edit.getByLabel(/^API Key/).fill("sk-wrong-untested-0123456789");
  await edit.getByRole("checkbox", { name: "Test the new secret before it is saved" }).uncheck();
  await edit.getByRole("button", { name: "Update" }).click();
  await expect(edit).toBeHidden();
  await page.getByRole("button", { name: "Deactivate Mistyped" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Calls then use Keeper.");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Deactivate Keeper" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Mistyped stays in use.");
  await page.getByRole("button", { name: "Cancel" }).click();

  for (const name of ["Keeper", "Newcomer", "Mistyped"]) {
    await page.getByRole("button", { name: `Delete ${name}` }).click();
    await page.getByLabel(`Type ${name} to confirm`).fill(name);
    await page.getByRole("button", { name: "Delete credential" }).click();
    await expect(row(page, name)).toHaveCount(0);
  }
});

test("a credential that a runtime links is kept until nothing does", async ({
  page,
  enter,
  look,
  tenant,
  org,
}) => {
  await enter(`${org}/credentials`);
  await addCompatible(page, "Rack", `${tenant.standIn.url}/v1`);
  await page.goto(`${org}/runtimes`);
  await look();
  await addRuntime(page, "rack-chat", "Rack");
  await look();

  await page.goto(`${org}/credentials`);
  await expect(row(page, "Rack")).toContainText("1 runtime");
  await page.getByRole("button", { name: "Delete Rack" }).click();
  const refusal = page.getByRole("dialog", { name: "Delete Rack?" });
  await expect(refusal).toContainText("Linked credentials cannot be deleted.");
  await expect(refusal.getByRole("listitem")).toContainText("rack-chat");
  await look();
  await refusal.getByRole("button", { name: "Deactivate instead" }).click();
  await expect(row(page, "Rack")).toContainText("Inactive");
  await page.goto(`${org}/runtimes`);
  await expect(row(page, "rack-chat")).toContainText("None: calls fail");
  await page.getByRole("link", { name: "rack-chat" }).click();
  await expect(page.getByRole("dialog", { name: "rack-chat" })).toContainText(
    "The runtime links a credential that is not active",
  );
  await look();

  await page.goto(`${org}/credentials`);
  await page.getByRole("button", { name: "Activate Rack" }).click();
  await expect(row(page, "Rack").getByText("Active", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Deactivate Rack" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Used by 1 runtime.");
  await look();
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Edit Rack" }).click();
  await page.getByLabel("API Base URL").fill("http://elsewhere.example/v1");
  await page.getByRole("button", { name: "Update" }).click();
  await expect(page.getByText("Enter the secret again: the base URL points to another host")).toBeVisible();
  await look();
  await page.getByLabel("API Base URL").fill(`${tenant.standIn.url}/v1`);
  await page.getByLabel("Credential Name").fill("Rack two");
  await page.getByRole("button", { name: "Update" }).click();
  await expect(row(page, "Rack two")).toBeVisible();

  await page.goto(`${org}/runtimes`);
  await page.getByRole("button", { name: "Delete rack-chat" }).click();
  await page.getByLabel("Type rack-chat to confirm").fill("rack-chat");
  await page.getByRole("button", { name: "Delete runtime" }).click();
  await expect(row(page, "rack-chat")).toHaveCount(0);
  await page.goto(`${org}/credentials`);
  await page.getByRole("button", { name: "Delete Rack two" }).click();
  await page.getByLabel("Type Rack two to confirm").fill("Rack two");
  await page.getByRole("button", { name: "Delete credential" }).click();
  await expect(row(page, "Rack two")).toHaveCount(0);
});

test("a runtime is made, marked, edited and disabled", async ({ page, enter, look, tenant, org }) => {
  await enter(`${org}/runtimes`);
  await page.getByRole("button", { name: "New runtime" }).first().click();
  await page.getByRole("button", { name: "Create runtime" }).click();
  await expect(page.getByText("Enter a name")).toBeVisible();
  await look();
  await page.getByLabel("Name", { exact: true }).fill("local");
  await page.getByText("Custom base URL", { exact: true }).click();
  await page.getByLabel("Base URL", { exact: true }).fill("not a URL");
  await page.getByRole("button", { name: "Create runtime" }).click();
  await expect(page.getByText("Use an http or https URL without user, query or fragment")).toBeVisible();
  await page.getByLabel("Base URL", { exact: true }).fill(`${tenant.standIn.url}/v1`);
  await page.getByRole("switch", { name: "Default for chat" }).uncheck();
  await page.getByRole("button", { name: "Create runtime" }).click();
  await expect(row(page, "local")).toContainText("Custom base URL");

  await page.getByRole("link", { name: "local" }).click();
  const sheet = page.getByRole("dialog", { name: "local", exact: true });
  await sheet.getByRole("button", { name: "Make default" }).click();
  await expect(sheet.getByText("Default", { exact: true })).toBeVisible();
  await look();
  await sheet.getByLabel("Model").fill("standin-7b");
  await sheet.getByRole("button", { name: "Send" }).click();
  await expect(sheet.getByText(/^Answered in/)).toBeVisible();
  await look();
  await sheet.getByLabel("Model").fill("quiet-end");
  await sheet.getByRole("button", { name: "Send" }).click();
  await expect(sheet.getByRole("alert")).toContainText("The provider ended the stream too early.");
  await look();
  await sheet.getByRole("button", { name: "Edit local" }).click();
  await page.getByRole("dialog", { name: "Edit local" }).getByLabel("Model").fill("gpt-5-mini");
  await page.getByText("Embedding", { exact: true }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(sheet).toContainText("gpt-5-mini");
  await expect(sheet).toContainText("Embedding");
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(page).toHaveURL(`${org}/runtimes`);

  await page.getByRole("button", { name: "Disable local" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("in the last 24 h.");
  await look();
  await page.getByRole("button", { name: "Disable runtime" }).click();
  await expect(row(page, "local")).toContainText("Disabled");
  await page.getByRole("button", { name: "Enable local" }).click();
  await expect(row(page, "local")).toContainText("Enabled");
  await page.getByLabel("Search runtimes").fill("nothing like it");
  await expect(page.getByText(/^No runtimes match/)).toBeVisible();
  await look();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "Delete local" }).click();
  await page.getByLabel("Type local to confirm").fill("local");
  await page.getByRole("button", { name: "Delete runtime" }).click();
  await expect(row(page, "local")).toHaveCount(0);
});

test("the known variables of a .env file are stored in one go, and tested", async ({
  page,
  enter,
  look,
  tenant,
  org,
}) => {
  await enter(`${org}/credentials`);
  await page.getByRole("button", { name: "Paste .env" }).click();
  await page
    .getByLabel("Contents")
    .fill(
      [
        "OPENAI_API_KEY=sk-standin-env-0123456789",
        `OPENAI_BASE_URL=${tenant.standIn.url}/v1`,
        "export ANTHROPIC_API_KEY='unusual'",
        "GEMINI_API_KEY=",
        `AWS_ACCESS_KEY_ID=${AWS_ACCESS_KEY.access_key_id}`,
        `AWS_SECRET_ACCESS_KEY="${AWS_ACCESS_KEY.secret_access_key}" # rotated in May`,
        `AWS_ENDPOINT_URL_BEDROCK_RUNTIME=${tenant.standIn.url}/v1`,
        "PORT=3000",
      ].join("\n"),
    );
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("3 credentials recognised");
  await expect(preview).toContainText(`API Base URL: ${tenant.standIn.url}/v1`);
  await expect(preview).toContainText("Left out: GEMINI_API_KEY (empty), PORT (no known provider)");
  await expect(page.getByRole("button", { name: "Store 3 credentials" })).toBeDisabled();
  await look();
  await preview.getByLabel("Save anyway (unexpected format)").check();
  await preview.getByLabel("Credential Name").first().fill("From a file");
  await page.getByRole("button", { name: "Store 3 credentials" }).click();
  const results = page.getByRole("dialog", { name: "3 credentials added" });
  const stored = results.getByRole("listitem").filter({ hasText: "From a file" });
  await expect(stored).toContainText("Valid.");
  await expect(stored.getByText("Active", { exact: true })).toBeVisible();
  await expect(results.getByRole("listitem").filter({ hasText: "Anthropic" })).toContainText("Inactive");
  await expect(results.getByRole("listitem").filter({ hasText: "AWS" })).toContainText("Valid.");
  await look();
  await results.getByRole("button", { name: "Done" }).click();
  await expect(row(page, "From a file")).toContainText("Active");
  await expect(row(page, "Anthropic").first()).toContainText("Inactive");

  await page.getByLabel("Search credentials").fill("from a");
  await expect(row(page, "Anthropic")).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Search credentials")).toHaveValue("from a");
  await page.getByRole("button", { name: "Clear search" }).click();
  await page.getByRole("button", { name: "Provider", exact: true }).click();
  await page.getByRole("option", { name: "Anthropic" }).check();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(`${org}/credentials?provider=anthropic`);
  await expect(row(page, "From a file")).toHaveCount(0);
  await look();
  await page.getByRole("link", { name: "Project Keys" }).click();
  await expect(page.getByLabel("Search project keys")).toBeVisible();
  await look();
});

test("cloud providers are a tab in developer mode, with their own fields", async ({
  page,
  enter,
  look,
  tenant,
  org,
}) => {
  const setDeveloperMode = async (isOn: boolean) => {
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByLabel("Developer mode").setChecked(isOn);
    expect((await answer).status()).toBe(200);
  };
  await enter(`${org}/settings`);
  await setDeveloperMode(true);
  await page.goto(`${org}/credentials`);
  await page.getByRole("link", { name: "Cloud Providers" }).click();
  await page.getByRole("button", { name: "Add Cloud Provider" }).click();
  await expect(page.getByRole("button", { name: "OpenAI" })).toHaveCount(0);
  await look();
  await page.getByRole("button", { name: "Google Cloud" }).click();
  const dialog = page.getByRole("dialog", { name: "Add Cloud Provider" });
  await dialog.getByLabel("Credential Name").fill("Evaluation");
  await dialog.getByLabel("Service Account JSON").fill("{}");
  await dialog.getByRole("button", { name: "Create Credential" }).click();
  await expect(dialog).toContainText("Service Account JSON is not the key file of a service account");
  await look();
  await dialog.getByLabel("Service Account JSON").fill(createServiceAccount(tenant.standIn.url));
  await dialog.getByText("Description, tags and priority").click();
  await dialog.getByLabel("Description").fill("Ask Ada");
  await dialog.getByLabel("Tags").fill("eu, evaluation,");
  await dialog.getByRole("button", { name: "Create Credential" }).click();
  const added = page.getByRole("dialog", { name: "Credential added" });
  await expect(added).toContainText("Valid.");
  await added.getByRole("button", { name: "Done" }).click();
  await expect(row(page, "Evaluation")).toContainText("Ask Ada");

  // Neither the click right after typing nor the search is lost.
  await page.getByLabel("Search credentials").fill("evaluation");
  await page.getByRole("link", { name: "Evaluation" }).click();
  const sheet = page.getByRole("dialog", { name: "Evaluation" });
  await expect(sheet).toContainText("keystead@standin-project.iam.gserviceaccount.com");
  await expect(sheet).not.toContainText("PRIVATE KEY");
  await expect(page).toHaveURL(/q=evaluation/);
  await look();
  await sheet.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(page).toHaveURL(`${org}/credentials?tab=cloud`);
  await expect(sheet).toHaveCount(0);
  await page.getByRole("button", { name: "Add Cloud Provider" }).click();
  await page.getByRole("button", { name: "Kubernetes" }).click();
  await dialog.getByLabel("Credential Name").fill("Cluster");
  await dialog.getByLabel("API Server").fill("https://k8s.example:6443");
  await dialog.getByLabel("Token").fill("token-0123456789abcdef");
  await dialog.getByRole("button", { name: "Create Credential" }).click();
  await expect(added).toContainText("have no test");
  await expect(added).toContainText("Cluster is active.");
  await look();
  await added.getByRole("button", { name: "Done" }).click();
  await expect(row(page, "Cluster")).toContainText("Kubernetes");

  await page.goto(`${org}/settings`);
  await setDeveloperMode(false);
  await page.goto(`${org}/credentials?tab=cloud`);
  await expect(page.getByRole("link", { name: "Provider Credentials" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await expect(page.getByRole("link", { name: "Cloud Providers" })).toHaveCount(0);
});
