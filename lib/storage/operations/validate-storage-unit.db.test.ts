import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { audit } from "@/db/schema";
import { STANDIN_BLOB_ACCOUNT } from "@/e2e/support/stand-in/storage/storage";
import { storageUnitTests } from "@/e2e/support/storage-units";
import { person } from "@/e2e/support/tenant";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { getStorageUnit } from "./get-storage-unit";
import { validateStorageUnit } from "./validate-storage-unit";

const { db, standIn, tenant, as, create, createLinked, update } = storageUnitTests();

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** Starts a server that answers like `listener`. Returns its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const validate = (id: string) => validateStorageUnit.execute(tenant().owner, { id });
const getStatus = async (id: string) => (await getStorageUnit.execute(tenant().owner, { id })).status;

describe("validating", () => {
  it("lists the bucket with the stored secret, keeps the result and writes it down", async () => {
    const { id } = await createLinked();
    const validated = await validate(id);
    expect(validated).toMatchObject({ status: "valid", lastValidatedAt: expect.any(String), version: 1 });
    const { suggestedRegion, evidence, ...unit } = validated;
    expect([suggestedRegion, evidence]).toEqual([null, null]);
    expect(await getStorageUnit.execute(tenant().owner, { id })).toEqual(unit);
    const rows = await db()
      .select({ action: audit.action, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `storage_unit:${id}`));
    expect(rows.at(-1)).toMatchObject({ action: "storageUnits.validate", after: { status: "valid" } });
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["rejected", { secret_access_key: "another-secret" }, {}],
    ["rejected", { access_key_id: "unknown" }, {}],
    ["not_found", {}, { bucket: "acme-nothing" }],
    ["unreachable", { endpoint: "http://127.0.0.1:1" }, {}],
  ])("is %s with %j and %j", async (status, fields, facts) => {
    const { id } = await createLinked(fields, facts);
    expect(await validate(id)).toMatchObject({ status });
  });

  it.each<[number, string, string]>([
    [200, "<ListBucketResult/>", "valid"],
    [200, "<html>Welcome</html>", "unreachable"],
    [204, "", "unreachable"],
    [301, "", "wrong_region"],
    [400, "<Error><Code>InvalidBucketName</Code></Error>", "not_found"],
    [400, "<Error><Code>InvalidRequest</Code></Error>", "rejected"],
    [401, "", "rejected"],
    [429, "", "unreachable"],
    [503, "", "unreachable"],
  ])("takes %i with %j for %s", async (code, body, status) => {
    const endpoint = await serve((_request, response) => {
      response.writeHead(code, { location: "/elsewhere" }).end(body);
    });
    const { id } = await createLinked({ endpoint });
    expect(await validate(id)).toMatchObject({ status });
  });

  it("keeps no result of a unit or a secret that was changed meanwhile", async () => {
    const { id, credentialId } = await createLinked();
    const edit = (fields: Record<string, string>) =>
      updateCredential.execute(tenant().owner, { id: credentialId ?? "", fields });
    const changes = [
      () => update(id, { bucket: "acme-others" }),
      () => edit({ secret_access_key: "another-secret" }),
    ];
    for (const change of changes) {
      const endpoint = await serve(async (_request, response) => {
        await change();
        response.end("<ListBucketResult/>");
      });
      await edit({ endpoint, secret_access_key: "a-secret" });
      expect(await validate(id)).toMatchObject({ status: "unvalidated", lastValidatedAt: null });
    }
  });

  it("names the region of a bucket that is elsewhere", async () => {
    const { id } = await createLinked({ region: "us-east-1" });
    expect(await validate(id)).toMatchObject({ status: "wrong_region", suggestedRegion: "eu-central-1" });
    await update(id, { region: "eu-central-1" });
    expect(await getStatus(id)).toBe("unvalidated");
    expect(await validate(id)).toMatchObject({ status: "valid" });
  });

  it("takes the region of a redirect, and says why a provider refuses", async () => {
    const validateAt = async (code: number, body: string, headers: Record<string, string> = {}) => {
      const endpoint = await serve((_request, response) => {
        response.writeHead(code, { location: "https://elsewhere.example", ...headers }).end(body);
      });
      return validate((await createLinked({ endpoint }, { name: endpoint })).id);
    };
    const moved =
      "<Error><Code>PermanentRedirect</Code><Message>Use the specified endpoint.</Message><Endpoint>s3.eu-west-3.amazonaws.com</Endpoint></Error>";
    expect(await validateAt(301, moved, { "x-amz-bucket-region": "eu-west-3" })).toMatchObject({
      status: "wrong_region",
      suggestedRegion: "eu-west-3",
      evidence: "PermanentRedirect: Use the specified endpoint. (s3.eu-west-3.amazonaws.com)",
    });
    const denied =
      "<Error><Code>AccessDenied</Code><Message>\nIt&apos;s not yours\nRequestId:1</Message></Error>";
    expect(await validateAt(403, denied)).toMatchObject({
      status: "rejected",
      suggestedRegion: null,
      evidence: "AccessDenied: It's not yours",
    });
    const skewed = "<Error><Code>RequestTimeTooSkewed</Code></Error>";
    const date = (minutes: number) => ({ date: new Date(Date.now() + minutes * 60_000).toUTCString() });
    expect(await validateAt(403, skewed, date(20))).toMatchObject({
      status: "rejected",
      evidence: "The clock of the database is 20 min behind the provider's",
    });
    expect(await validateAt(403, skewed, date(-20))).toMatchObject({
      evidence: "The clock of the database is 20 min ahead of the provider's",
    });
    expect(await validateAt(403, "")).toMatchObject({ evidence: null });
  });

  it("opens Blob Storage at the endpoint of the unit", async () => {
    const { name, key } = STANDIN_BLOB_ACCOUNT;
    const account = async (account_key: string) => {
      const fields = { account_name: name, account_key };
      return (await createCredential.execute(tenant().owner, { provider: "azure", name: "Azure", fields }))
        .id;
    };
    const endpoint = `${standIn().url}/${name}`;
    const { id } = await create({ type: "BLOB", endpoint, credentialId: await account(key) });
    expect(await validate(id)).toMatchObject({ status: "valid" });
    const other = Buffer.alloc(64, "other").toString("base64");
    await update(id, { credentialId: await account(other) });
    expect(await validate(id)).toMatchObject({ status: "rejected" });
  });

  it("calls no private address where that is not allowed", async () => {
    const { id } = await createLinked();
    const careful = { ...tenant().owner, allowPrivateUpstreams: false };
    expect(await validateStorageUnit.execute(careful, { id })).toMatchObject({ status: "unreachable" });
  });

  it("is to be repeated after the credential's secret or endpoint changed, not after its name did", async () => {
    const { id, credentialId } = await createLinked();
    await validate(id);
    const edit = (facts: object) =>
      updateCredential.execute(tenant().owner, { id: credentialId ?? "", ...facts });
    await edit({ name: "Renamed" });
    expect(await getStatus(id)).toBe("valid");
    await edit({ fields: { secret_access_key: "another-secret" } });
    expect(await getStatus(id)).toBe("unvalidated");
    expect(await validate(id)).toMatchObject({ status: "rejected" });
  });

  it("needs an active credential, and write access", async () => {
    const unlinked = await create({ name: "Unlinked" });
    await expect(validate(unlinked.id)).rejects.toMatchObject({ code: "PROVIDER_AUTH", reason: "missing" });
    const { id, credentialId } = await createLinked();
    await deactivateCredential.execute(tenant().owner, { id: credentialId ?? "" });
    await expect(validate(id)).rejects.toMatchObject({ code: "PROVIDER_AUTH", reason: "inactive" });
    const reader = as(person("member", { [tenant().here.workspaceId]: "read" }));
    await expect(validateStorageUnit.execute(reader, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
