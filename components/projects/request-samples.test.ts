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
  const [url, , header, , , , body] = run(toCurl("https://keys.example.com/v1", name)).split("\n");
  expect(url).toBe("https://keys.example.com/v1/chat/completions");
  expect(header).toBe("Authorization: Bearer sk_live_x");
  expect(JSON.parse(body ?? "")).toMatchObject({ model: name });
});

it("offers Cursor only where its servers can call the address", () => {
  const labels = (url: string) => toRequestSamples(url, "chat").map(({ label }) => label);
  expect(labels("https://keys.example.com/v1")).toContain("Cursor");
  expect(labels("http://localhost:3000/v1")).not.toContain("Cursor");
  expect(labels("https://10.0.0.7/v1")).not.toContain("Cursor");
});

it("gives OpenCode a configuration that is JSON", () => {
  const sample = toRequestSamples("https://keys.example.com/v1", "chat").find(
    ({ label }) => label === "OpenCode",
  );
  expect(JSON.parse(sample?.text ?? "")).toMatchObject({
    model: "keystead/chat",
    provider: { keystead: { options: { baseURL: "https://keys.example.com/v1" } } },
  });
});
