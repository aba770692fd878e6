import { startReceiver } from "@/e2e/support/receiver";
import { expect, test } from "./fixtures";

test("a workflow is made, triggered by a new key of its project, and its run redelivered", async ({
  page,
  context,
  enter,
  look,
  project,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const receiver = await startReceiver((response) => response.writeHead(410).end("gone"));
  await enter(`${project}/workflows`);
  await expect(page.getByText("No workflows yet")).toBeVisible();
  await look();
  await page.getByRole("link", { name: "New workflow" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New workflow" });
  await dialog.getByLabel("Name").fill("Nightly report");
  await dialog.getByLabel("Target URL").fill("example.com");
  await dialog.getByRole("button", { name: "Create workflow" }).click();
  await expect(dialog).toContainText("Use an https URL without user or fragment");
  await dialog.getByLabel("Target URL").fill(receiver.url);
  await dialog.getByRole("button", { name: "Create workflow" }).click();
  const once = page.getByRole("dialog", { name: "Workflow created" });
  await once.getByRole("button", { name: "Show the signing secret" }).click();
  const signingSecret = (await once.getByText(/^whsec_[\w+/=]{20,}$/).textContent()) ?? "";
  await look();
  await once.getByRole("button", { name: "Done" }).click();
  await once.getByRole("button", { name: "Close without copying" }).click();
  await expect(page.getByRole("heading", { name: "Nightly report" })).toBeVisible();
  const sample = (await page.locator("pre").first().textContent()) ?? "";
  const url = sample.match(/https?:\S+\/trigger/)?.[0] ?? "";

  await page.getByRole("link", { name: "this project’s keys" }).click();
  await page.getByRole("link", { name: "Create API Key" }).first().click();
  const keyDialog = page.getByRole("dialog", { name: "Create API Key" });
  await keyDialog.getByLabel("Name", { exact: true }).fill("Scheduler");
  await keyDialog.getByRole("checkbox", { name: /Trigger Workflows/ }).check();
  await expect(keyDialog).toContainText("Its Workflows tab lists them");
  await keyDialog.getByRole("button", { name: "Create API Key" }).click();
  const created = page.getByRole("dialog", { name: "API key created" });
  await created.getByRole("button", { name: "Show the key" }).click();
  const secret = (await created.getByText(/^sk_live_\w{48}$/).textContent()) ?? "";
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const triggered = await fetch(url, { method: "POST", headers, body: '{"report":"weekly"}' });
  expect(triggered.status).toBe(202);
  const { run_id: runId } = await triggered.json();

  const workflowId = url.split("/").at(-2);
  await page.goto(`${project}/workflows/${workflowId}?run=${runId}`);
  const sheet = page.getByRole("dialog", { name: "Run of Nightly report" });
  await expect(sheet.getByText("Failed")).toBeVisible();
  await expect(sheet).toContainText("Answered 410");
  await expect(sheet.getByRole("link", { name: "Scheduler" })).toBeVisible();
  await look();
  receiver.answer = (response) => response.end("Thanks");
  await sheet.getByRole("button", { name: "Redeliver" }).click();
  await expect(sheet.getByText("Succeeded")).toBeVisible();
  await expect(sheet).toContainText("Thanks");
  expect(receiver.deliveries.map((delivery) => delivery.verify(signingSecret))).toEqual([
    { report: "weekly" },
    { report: "weekly" },
  ]);
  await sheet.getByRole("button", { name: "Close" }).click();
  await look();

  await page.getByRole("link", { name: "Settings", exact: true }).last().click();
  await page.getByRole("button", { name: "Rotate…" }).click();
  await page.getByRole("button", { name: "Rotate secret" }).click();
  const rotated = page.getByRole("dialog", { name: "Signing secret rotated" });
  await rotated.getByRole("button", { name: "Copy", exact: true }).click();
  await rotated.getByRole("button", { name: "Done" }).click();
  await look();
  await page.getByRole("button", { name: "Run now" }).click();
  await page.getByRole("dialog", { name: "Run Nightly report" }).getByRole("button", { name: "Run" }).click();
  await expect(sheet.getByText("Succeeded")).toBeVisible();
  receiver.stop();
});

test("a webhook is made, and tested with an event", async ({ page, context, enter, look, org }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const receiver = await startReceiver((response) => response.end("Thanks"));
  await enter(`${org}/settings/webhooks?new=1`);
  const webhook = page.getByRole("dialog", { name: "New webhook" });
  await webhook.getByLabel("URL", { exact: true }).fill(receiver.url);
  await webhook.getByRole("checkbox", { name: /Every entry of the audit log/ }).check();
  await look();
  await webhook.getByRole("button", { name: "Create webhook" }).click();
  const made = page.getByRole("dialog", { name: "Webhook created" });
  await made.getByRole("button", { name: "Copy", exact: true }).click();
  await made.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: receiver.url })).toBeVisible();
  await page.getByRole("link", { name: "Settings", exact: true }).last().click();
  await expect(page.getByText("Delete this webhook")).toBeVisible();
  await page.getByRole("button", { name: "Send test event" }).click();
  const delivery = page.getByRole("dialog", { name: "webhook.test" });
  await expect(delivery.getByText("Succeeded")).toBeVisible();
  await look();
  await delivery.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("table", { name: "Deliveries" })).toBeVisible();
  receiver.stop();
});
