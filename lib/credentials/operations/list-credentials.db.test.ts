import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BOTH_SCOPES, CANARY, credentialTests } from "@/e2e/support/credentials";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { listLinkableCredentials } from "./list-linkable-credentials";
import { listProviders } from "./list-providers";
import { updateCredential } from "./update-credential";

const { db, tenant, create, update, list } = credentialTests();

describe("reading", () => {
  it("lists inactive ones too, narrowed by provider, workspace and activity", async () => {
    const { workspaceId } = tenant().here;
    const [one, two] = [await create(), await create({ workspaceId })];
    const three = await create({ provider: "anthropic", apiKey: "sk-ant-1" });
    await deactivateCredential.execute(tenant().owner, { id: three.id });
    const ids = async (facts: Record<string, unknown>) => (await list(facts)).map(({ id }) => id).sort();
    expect(await ids({})).toEqual([one.id, two.id, three.id].sort());
    expect(await ids({ provider: "anthropic" })).toEqual([three.id]);
    expect(await ids({ activeOnly: true })).toEqual([one.id, two.id].sort());
    expect(await ids({ workspaceId })).toEqual([two.id]);
    expect(await ids({ organizationId: tenant().slug, limit: 1 })).toHaveLength(1);
    await expect(list({ organizationId: randomUUID() })).rejects.toMatchObject({ reason: "access" });
  });

  it("finds by a part of the name in whatever case, and narrows to several providers", async () => {
    const one = await create({ name: "Production 100%" });
    const two = await create({ name: "trial", provider: "anthropic", apiKey: "sk-ant-1" });
    const ids = async (facts: Record<string, unknown>) => (await list(facts)).map(({ id }) => id).sort();
    expect(await ids({ search: "PRODUCT" })).toEqual([one.id]);
    expect(await ids({ search: "0%" })).toEqual([one.id]);
    expect(await ids({ search: "%" })).toEqual([one.id]);
    expect(await ids({ search: "t_ial" })).toEqual([]);
    expect(await ids({ providers: ["openai", "anthropic"] })).toEqual([one.id, two.id].sort());
    expect(await ids({ providers: ["gemini"] })).toEqual([]);
  });

  it("shows members their workspace's and never the organization's", async () => {
    const { workspaceId } = tenant().here;
    const [organization, own, other] = [
      await create(),
      await create({ workspaceId }),
      await create({ workspaceId: tenant().there.workspaceId }),
    ];
    for (const actor of [
      person("member", { [workspaceId]: "admin" }),
      person("viewer", { [workspaceId]: "read" }),
    ]) {
      expect((await list({}, actor)).map(({ id }) => id)).toEqual([own.id]);
      expect(await getCredential.execute(tenant().as(actor), { id: own.id })).toMatchObject({ id: own.id });
      for (const { id } of [organization, other]) {
        const get = getCredential.execute(tenant().as(actor), { id });
        await expect(get).rejects.toMatchObject({ code: "NOT_FOUND" });
      }
    }
  });

  it("shows none to keys that do not reach the whole organization", async () => {
    const { workspaceId, projectId } = tenant().here;
    const { id } = await create({ workspaceId });
    const selected = keyActor(BOTH_SCOPES, { kind: "selected", projectIds: [projectId] });
    expect(await list({}, selected)).toEqual([]);
    await expect(getCredential.execute(tenant().as(selected), { id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await list({}, keyActor(BOTH_SCOPES))).toHaveLength(1);
  });

  it("finds nothing of another organization, and nothing that is no id", async () => {
    const { id } = await create();
    const foreign = await createTenant(db());
    for (const wanted of [id, randomUUID(), "1", "%"]) {
      const get = getCredential.execute(foreign.owner, { id: wanted });
      await expect(get).rejects.toMatchObject({ code: "NOT_FOUND", message: "Not found" });
    }
    await expect(updateCredential.execute(foreign.owner, { id, name: "x" })).rejects.toMatchObject({
      status: 404,
    });
    await expect(deleteCredential.execute(foreign.owner, { id })).rejects.toMatchObject({ status: 404 });
  });
});

it("lists what a form can link: by what a credential is for, for one workspace, and what the person sees", async () => {
  const { here, there, owner, as } = tenant();
  const model = await create();
  const own = await create({ workspaceId: here.workspaceId, name: "Own" });
  const store = { access_key_id: "AKIA0123", secret_access_key: "secret", endpoint: "https://s3.example" };
  const bucket = await create({ provider: "s3-compatible", apiKey: undefined, fields: store });
  const azure = { account_name: "acme", account_key: `${"a".repeat(86)}==` };
  const blob = await create({ provider: "azure", apiKey: undefined, fields: azure });
  const ids = async (input: Parameters<typeof listLinkableCredentials.execute>[1], ctx = owner) =>
    (await listLinkableCredentials.execute(ctx, input)).data.map(({ id }) => id);
  expect(await ids({ capability: "model" })).toEqual([own.id, model.id]);
  expect(await ids({ capability: "model", workspaceId: there.workspaceId })).toEqual([model.id]);
  expect(await ids({ capability: "storage" })).toEqual([blob.id, bucket.id]);
  const member = as(person("member", { [here.workspaceId]: "read" }));
  expect(await ids({ capability: "model" }, member)).toEqual([own.id]);
});

it("searches names, descriptions and tags, which are kept once", async () => {
  const named = await create({ name: "Blue", tags: ["eu", "billing", "eu"] });
  const described = await create({ description: "Ask the Blue team" });
  expect(named.tags).toEqual(["eu", "billing"]);
  const ids = async (search: string) => (await list({ search })).map(({ id }) => id).sort();
  expect(await ids("blue")).toEqual([named.id, described.id].sort());
  expect(await ids("BILL")).toEqual([named.id]);
  expect(await ids("eu,billing,x")).toEqual([]);
  expect(await update(named.id, { tags: null })).toMatchObject({ tags: [], name: "Blue" });
  await expect(create({ tags: ["a,b"] })).rejects.toMatchObject({ param: "tags.0" });
  expect(await create({ tags: [" ", "one"] })).toMatchObject({ tags: ["one"] });
});

it("shows the catalogue, and whether a variable is set but never its value", async () => {
  const facts = { providerVariable: (name: string) => (name === "OPENAI_API_KEY" ? CANARY : null) };
  const { owner } = await createTenant(db(), facts);
  const { data } = await listProviders.execute(owner, {});
  expect(data.map(({ id }) => id)).toEqual(providers.map(({ id }) => id));
  expect(data.filter((entry) => entry.environmentVariableSet).map(({ id }) => id)).toEqual(["openai"]);
  expect(data[0]?.fields[0]).toMatchObject({ name: "api_key", secret: true, form: "sk-…", requires: null });
  expect(JSON.stringify(data)).not.toContain("canary");
});
