import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { audit, credentials } from "@/db/schema/index";
import { CANARY, credentialTests, findRefusal } from "@/e2e/support/credentials";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { parseFernetKeys, sealedWith } from "@/lib/crypto/fernet";
import { updateCredential } from "./update-credential";

const { db, tenant, create, update, usedSecret } = credentialTests();

describe("editing", () => {
  it("keeps what is omitted, a blank secret too, and raises the version", async () => {
    const { id, secretChangedAt } = await create({ description: "first" });
    const edited = await update(id, { name: "Renamed", apiKey: " ", version: 1 });
    expect(edited).toMatchObject({ name: "Renamed", description: "first", version: 2, secretChangedAt });
    expect(await usedSecret()).toBe(CANARY);
    expect(await update(id, { apiKey: null, description: null })).toMatchObject({ description: null });
    expect(await usedSecret()).toBe(CANARY);
  });

  it("replaces the secret whole, and forgets what was tested", async () => {
    const { id } = await create();
    await db()
      .update(credentials)
      .set({ lastTestResult: "valid", lastTestedAt: new Date(), secretChangedAt: new Date(0) })
      .where(eq(credentials.id, id));
    const edited = await update(id, { fields: { api_key: "sk-the-new-secret" } });
    expect(edited).toMatchObject({ hints: { api_key: "…cret" }, lastTestResult: null, lastTestedAt: null });
    expect(Date.parse(edited.secretChangedAt)).toBeGreaterThan(0);
    expect(await usedSecret()).toBe("sk-the-new-secret");
  });

  it("seals with the current master key", async () => {
    const { id } = await create();
    const next = parseFernetKeys(Buffer.alloc(32, 7).toString("base64"));
    const master = [...next, ...tenant().owner.keyring.master];
    const ctx = { ...tenant().owner, keyring: { ...tenant().owner.keyring, master } };
    await updateCredential.execute(ctx, { id, apiKey: CANARY });
    const [row] = await db().select().from(credentials).where(eq(credentials.id, id));
    expect(row?.sealingKey).toBe(next[0]?.id);
    expect(sealedWith(next, row?.sealedFields.api_key ?? "")?.id).toBe(next[0]?.id);
  });

  it("demands the secret again when the base URL moves to another host", async () => {
    const { id } = await create();
    for (const apiBase of [
      "https://evil.example/v1",
      "http://api.openai.com/v1",
      "https://api.openai.com:8443/v1",
    ]) {
      const refusal = await findRefusal(update(id, { apiBase }));
      expect(refusal).toMatchObject({ code: "INVALID_REQUEST", param: "apiKey" });
    }
    const moved = await update(id, { apiBase: "https://proxy.example/v1", apiKey: "anything-else" });
    expect(moved).toMatchObject({ apiBase: "https://proxy.example/v1", hints: { api_key: "…else" } });
    await expect(update(id, { apiBase: null })).rejects.toMatchObject({ param: "apiKey" });
    expect(await update(id, { apiBase: "", apiKey: CANARY })).toMatchObject({ apiBase: null, fields: {} });
  });

  it("demands the secret again when the path of the base URL is not below the stored one", async () => {
    const { id } = await create({ apiBase: "https://shared.example/account-a/v1" });
    for (const path of ["account-b/v1", "account-a", "account-a/v1x", "account-a/v1/../../account-b", ""]) {
      const refusal = await findRefusal(update(id, { apiBase: `https://shared.example/${path}` }));
      expect(refusal, path).toMatchObject({ code: "INVALID_REQUEST", param: "apiKey" });
    }
    const below = "https://shared.example/account-a/v1/openai";
    expect(await update(id, { apiBase: below })).toMatchObject({ apiBase: below });
    const beside = { apiBase: "https://shared.example/account-b/v1", apiKey: CANARY };
    expect(await update(id, beside)).toMatchObject({ apiBase: beside.apiBase });
  });

  it("refuses a base URL that ends in an endpoint, and says where it has to end", async () => {
    const { id } = await create();
    const refusal = await findRefusal(
      update(id, { apiBase: "https://proxy.example/v1/chat/completions/", apiKey: CANARY }),
    );
    expect(refusal).toMatchObject({
      param: "apiBase",
      message: "API Base URL has to end before the endpoint: https://proxy.example/v1",
    });
  });

  it("moves a keyless server freely", async () => {
    const { id } = await create({
      provider: "openai-compatible",
      apiKey: null,
      apiBase: "http://127.0.0.1:1/v1",
    });
    expect(await update(id, { apiBase: "http://127.0.0.2:2/v1" })).toMatchObject({ hints: {} });
    await expect(update(id, { apiBase: null })).rejects.toMatchObject({ param: "apiBase" });
  });

  it("refuses a stale version, another provider, and what a form refuses", async () => {
    const { id } = await create();
    await update(id, { name: "Two" });
    await expect(update(id, { name: "Three", version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "version",
    });
    await expect(update(id, { provider: "anthropic" })).rejects.toMatchObject({ param: "provider" });
    await expect(update(id, { apiKey: "no-such-form" })).rejects.toMatchObject({ param: "apiKey" });
    expect(await getCredential.execute(tenant().owner, { id })).toMatchObject({ name: "Two", version: 2 });
  });

  it("fails closed where a staying secret cannot be opened, and heals with a new one", async () => {
    const { id } = await create();
    await db()
      .update(credentials)
      .set({ sealedFields: { api_key: "gAAAAA" } })
      .where(eq(credentials.id, id));
    await expect(usedSecret()).rejects.toMatchObject({ code: "PROVIDER_AUTH" });
    await update(id, { apiKey: CANARY });
    expect(await usedSecret()).toBe(CANARY);
  });

  it("is written down with who, before and after", async () => {
    const { id } = await create();
    await update(id, { name: "Renamed" });
    const rows = await db()
      .select()
      .from(audit)
      .where(eq(audit.subject, `credential:${id}`));
    expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
      ["credentials.create", null, expect.objectContaining({ name: "Production", provider: "openai" })],
      ["credentials.update", { name: "Production" }, { name: "Renamed" }],
    ]);
  });
});
