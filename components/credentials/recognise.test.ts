import { expect, it } from "vitest";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { recognise, toStore } from "./recognise";

const file = `
OPENAI_API_KEY=sk-good
export ANTHROPIC_API_KEY="sk-wrong"
GEMINI_API_KEY=has a blank
DATABASE_URL=postgres://localhost
`;

it("knows the variables of the catalogue, and names the others without their values", () => {
  const { known, leftOut } = recognise(file, providers);
  expect(
    known.map(({ variable, provider, problem }) => [variable, provider.id, problem?.confirmable]),
  ).toEqual([
    ["OPENAI_API_KEY", "openai", undefined],
    ["ANTHROPIC_API_KEY", "anthropic", true],
    ["GEMINI_API_KEY", "gemini", false],
  ]);
  expect(leftOut).toEqual([{ name: "DATABASE_URL", reason: "no known provider" }]);
});

it("stores once what is wrong is confirmed where it may be, or left out", () => {
  const { known } = recognise(file, providers);
  expect(toStore(known, {}).ready).toBe(false);
  const gemini = { GEMINI_API_KEY: { left: true } };
  expect(toStore(known, gemini).ready).toBe(false);
  expect(toStore(known, { ...gemini, ANTHROPIC_API_KEY: { confirmed: true, name: " " } }).ready).toBe(false);
  expect(toStore(known, { ...gemini, ANTHROPIC_API_KEY: { confirmed: true, name: "Proxy" } })).toEqual({
    ready: true,
    inputs: [
      {
        provider: "openai",
        name: "OpenAI",
        apiKey: "sk-good",
        apiBase: null,
        active: false,
        confirmed: false,
      },
      {
        provider: "anthropic",
        name: "Proxy",
        apiKey: "sk-wrong",
        apiBase: null,
        active: false,
        confirmed: true,
      },
    ],
  });
});

it("reads the base URL of a known provider beside its key, and leaves out one without a key", () => {
  const { known, leftOut } = recognise(
    "OPENAI_BASE_URL=https://proxy.example/v1\nOPENAI_API_KEY=any-form\nGEMINI_BASE_URL=https://x.example",
    providers,
  );
  expect(known).toMatchObject([
    { variable: "OPENAI_API_KEY", baseUrl: "https://proxy.example/v1", problem: null },
  ]);
  expect(leftOut).toEqual([{ name: "GEMINI_BASE_URL", reason: "without GEMINI_API_KEY" }]);
  expect(toStore(known, {}).inputs).toMatchObject([{ apiBase: "https://proxy.example/v1" }]);
});
