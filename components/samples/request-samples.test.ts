import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { toCurl, toRequestSamples } from "./request-samples";

/** Runs a command in a shell whose `curl` prints its arguments. */
const run = (line: string) =>
  execFileSync("sh", ["-c", `curl() { printf '%s\\n' "$@"; }\n${line}`], {
    env: { ...process.env, KEYSTEAD_API_KEY: "sk_live_x" },
    encoding: "utf8",
  });

it("quotes a model's name for the shell and for JSON", () => {
  const name = `Ada's "chat" $HOME`;
  const [url, , header, , , , body] = run(
    toCurl({ baseUrl: "https://keys.example.com/v1", model: name, key: null }),
  ).split("\n");
  expect(url).toBe("https://keys.example.com/v1/chat/completions");
  expect(header).toBe("Authorization: Bearer sk_live_x");
  expect(JSON.parse(body ?? "")).toMatchObject({ model: name });
});

const models = { chat: "chat", messages: "claude", responses: "gpt" };
const baseUrl = "https://keys.example.com/v1";
const findSample = (label: string, options: Partial<Parameters<typeof toRequestSamples>[0]> = {}) =>
  toRequestSamples({ baseUrl, models, key: null, ...options }).find((sample) => sample.label === label);
const toTexts = (...of: Parameters<typeof findSample>) => findSample(...of)?.parts.map(({ text }) => text);

it("has a sample for every client, filled with the base URL, the runtime and the key", () => {
  const samples = toRequestSamples({ baseUrl, models, key: "sk_live_y" });
  const labels = ["curl", "TypeScript", "Python", "Claude Code", "Codex", "OpenCode", "Cursor"];
  expect(samples.map(({ label }) => label)).toEqual(labels);
  for (const { label, parts } of samples) {
    const text = parts.map((part) => part.text).join("\n");
    const model = { "Claude Code": "claude", Codex: "gpt" }[label] ?? "chat";
    for (const value of ["https://keys.example.com", "sk_live_y", model]) expect(text).toContain(value);
  }
});

it.each([
  ["http://localhost:3000/v1", false],
  ["https://10.0.0.7/v1", false],
  ["https://keys.example.com/v1", true],
])("says of %s whether Cursor's servers can call it", (url, isPublic) => {
  const sample = findSample("Cursor", { baseUrl: url });
  expect([sample?.parts.length, sample?.note === undefined]).toEqual([isPublic ? 1 : 0, isPublic]);
});

it("says what a client needs where no runtime serves its endpoint", () => {
  const without = { models: { chat: null, messages: null, responses: null } };
  for (const label of ["curl", "Claude Code", "Codex"]) {
    expect(findSample(label, without)).toMatchObject({
      parts: [],
      note: expect.stringContaining("Create a runtime"),
    });
  }
});

it("gives OpenCode a configuration that is JSON", () => {
  const [file, shell] = toTexts("OpenCode", { key: "sk_live_y" }) ?? [];
  expect(JSON.parse(file ?? "")).toMatchObject({
    model: "keystead/chat",
    provider: { keystead: { options: { baseURL: baseUrl, apiKey: "{env:KEYSTEAD_API_KEY}" } } },
  });
  expect(shell).toBe("export KEYSTEAD_API_KEY=sk_live_y\nopencode");
});

it("sends Claude Code to the origin, and Codex to the responses of the base URL", () => {
  expect(toTexts("Claude Code")?.[0]).toContain("export ANTHROPIC_BASE_URL=https://keys.example.com\n");
  const [file, shell] = toTexts("Codex") ?? [];
  expect(file).toContain(`base_url = "${baseUrl}"`);
  expect(file).toContain('wire_api = "responses"');
  expect(file?.indexOf("model_provider =")).toBeLessThan(file?.indexOf("[model_providers.") ?? 0);
  expect(shell).toBe("codex");
});
