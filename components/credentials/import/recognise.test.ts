import { expect, it } from "vitest";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { recognise, toStore } from "./recognise";
import { summarizeLeftOut } from "./summarize-left-out";

const file = `
OPENAI_API_KEY=sk-good
export ANTHROPIC_API_KEY="sk-wrong"
GEMINI_API_KEY=has a blank
DATABASE_URL=postgres://localhost
`;

const brief = ({ known, leftOut }: ReturnType<typeof recognise>) => ({
  known: known.map(({ provider, variables, problem }) => [provider.id, variables, problem?.confirmable]),
  leftOut,
});

it("knows the variables of the catalogue, and names the others without their values", () => {
  expect(brief(recognise(file, providers))).toEqual({
    known: [
      ["openai", ["OPENAI_API_KEY"], undefined],
      ["anthropic", ["ANTHROPIC_API_KEY"], true],
      ["gemini", ["GEMINI_API_KEY"], false],
    ],
    leftOut: [{ name: "DATABASE_URL", reason: "no known provider" }],
  });
});

it("stores once what is wrong is confirmed where it may be, or left out", () => {
  const { known } = recognise(file, providers);
  expect(toStore(known, {}).ready).toBe(false);
  const choices = { gemini: { left: true } };
  expect(toStore(known, choices).ready).toBe(false);
  expect(toStore(known, { ...choices, anthropic: { confirmed: true, name: " " } }).ready).toBe(false);
  const common = { active: false };
  expect(toStore(known, { ...choices, anthropic: { confirmed: true, name: "Proxy" } })).toEqual({
    ready: true,
    inputs: [
      { ...common, provider: "openai", name: "OpenAI", fields: { api_key: "sk-good" }, confirmed: false },
      { ...common, provider: "anthropic", name: "Proxy", fields: { api_key: "sk-wrong" }, confirmed: true },
    ],
  });
});

it("reads the base URL of a known provider beside its key, and leaves out one without a key", () => {
  const found = recognise(
    "OPENAI_BASE_URL=https://proxy.example/v1\nOPENAI_API_KEY=any-form\nGEMINI_BASE_URL=https://x.example",
    providers,
  );
  expect(found.known).toMatchObject([
    { fields: { api_key: "any-form", api_base: "https://proxy.example/v1" }, problem: null },
  ]);
  expect(found.leftOut).toEqual([{ name: "GEMINI_BASE_URL", reason: "without GEMINI_API_KEY" }]);
});

it("joins the variables of one credential", () => {
  const account = {
    type: "service_account",
    client_email: "a@b.example",
    private_key: "-----BEGIN PRIVATE KEY-----\nA",
  };
  const found = recognise(
    `# AWS
export AWS_ACCESS_KEY_ID="AKIASTANDIN000000001"
AWS_SECRET_ACCESS_KEY='standin/0123456789abcdefghijABCDEFGHIJ+/' # a comment
AWS_REGION=eu-west-1
AWS_DEFAULT_REGION=us-east-1
GOOGLE_CREDENTIALS='${JSON.stringify(account)}'
AZURE_OPENAI_ENDPOINT=https://x.openai.azure.com
AZURE_STORAGE_ACCOUNT=fernhill
AZURE_STORAGE_KEY=${"a".repeat(86)}==
S3_ENDPOINT=https://s3.example`,
    providers,
  );
  expect(brief(found)).toEqual({
    known: [
      ["aws", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"], undefined],
      ["gcp", ["GOOGLE_CREDENTIALS"], undefined],
      ["azure", ["AZURE_OPENAI_ENDPOINT", "AZURE_STORAGE_ACCOUNT", "AZURE_STORAGE_KEY"], false],
    ],
    leftOut: [
      { name: "AWS_DEFAULT_REGION", reason: "AWS_REGION is used" },
      { name: "S3_ENDPOINT", reason: "without S3_SECRET_ACCESS_KEY" },
    ],
  });
  expect(found.known[2]?.problem?.message).toBe("Azure OpenAI Endpoint needs Azure OpenAI Key as well");
});

it("names what is left out of a long file, what is wrong first", () => {
  const lines = Array.from({ length: 500 }, (_, index) => `APP_${index}=1`);
  const summary = summarizeLeftOut(recognise([...lines, "GROQ_API_KEY="].join("\n"), providers).leftOut);
  expect(summary).toMatch(/^GROQ_API_KEY \(empty\), APP_0 \(no known provider\), /);
  expect(summary).toMatch(/, APP_10 \(no known provider\), and 489 other lines$/);
});
