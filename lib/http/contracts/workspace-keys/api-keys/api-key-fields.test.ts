import { describe, expect, it } from "vitest";
import { providers, requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { toProviderId, toProviderType } from "@/lib/http/contracts/workspace-keys/provider-types";
import { findIdentity, type KeyFields, toCredentialFields, toKey } from "./api-key-fields";

const toFields = (id: string, given: KeyFields) => {
  const provider = requireProvider(id);
  return toCredentialFields(provider, findIdentity(provider, given), given);
};

describe("the fields of a provider key", () => {
  it.each<[string, KeyFields, Record<string, string>]>([
    ["openai", {}, { api_key: "s" }],
    ["openai", { endpoint: "https://a.example" }, { api_key: "s", api_base: "https://a.example" }],
    ["aws", { region: "eu-west-1" }, { access_key_id: "k", secret_access_key: "s", region: "eu-west-1" }],
    [
      "s3-compatible",
      { endpoint: "https://a.example" },
      { access_key_id: "k", secret_access_key: "s", endpoint: "https://a.example" },
    ],
    // The e-mail address is read from the JSON file.
    ["gcp", {}, { service_account_json: "s" }],
    ["azure", {}, { account_name: "k", account_key: "s" }],
    ["azure", { endpoint: "https://a.blob.core.windows.net/" }, { account_name: "k", account_key: "s" }],
    ["azure", { endpoint: "https://a.example" }, { api_key: "s", api_base: "https://a.example" }],
    [
      "azure",
      { tenantId: "t", subscriptionId: "u" },
      { client_id: "k", client_secret: "s", tenant_id: "t", subscription_id: "u" },
    ],
  ])("of %s with %o are %o", (id, others, fields) => {
    expect(toFields(id, { key: "k", secret: "s", ...others })).toEqual(fields);
  });

  it("are those of the stored secret in a change", () => {
    const provider = requireProvider("azure");
    const stored = { publicFields: {}, hints: { client_secret: "…" } };
    expect(findIdentity(provider, { secret: "s" }, stored)).toMatchObject({ secret: "client_secret" });
  });
});

it("the key is the public identifier, else the name", () => {
  expect(toKey(requireProvider("aws"), { access_key_id: "AKIA" }, "Name")).toBe("AKIA");
  expect(toKey(requireProvider("gcp"), { client_email: "a@b.example" }, "Name")).toBe("a@b.example");
  expect(toKey(requireProvider("openai"), { api_base: "https://a.example" }, "Name")).toBe("Name");
});

it("every provider has a provider type of its own, which leads back to it", () => {
  const types = providers.map(({ id }) => toProviderType(id));
  expect(new Set(types).size).toBe(providers.length);
  expect(types.map(toProviderId)).toEqual(providers.map(({ id }) => id));
  expect(types).toEqual(expect.arrayContaining(["AWS", "GCP", "AZURE", "OPENAI", "ANTHROPIC", "GOOGLE"]));
});
