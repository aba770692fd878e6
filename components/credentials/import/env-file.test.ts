import fc from "fast-check";
import { expect, it } from "vitest";
import { readEnvFile } from "./env-file";

const read = (text: string) => Object.fromEntries(readEnvFile(text).variables);

it.each([
  ["OPENAI_API_KEY=sk-1", { OPENAI_API_KEY: "sk-1" }],
  ["export OPENAI_API_KEY = sk-1 ", { OPENAI_API_KEY: "sk-1" }],
  [`A="sk-1"\r\nB='sk-2' # old\nC=\`x\``, { A: "sk-1", B: "sk-2", C: "x" }],
  ["A=sk-1 # production", { A: "sk-1" }],
  ["A=sk#1", { A: "sk#1" }],
  ['# A=1\n\n=2\nnothing\n1A=3\nB=\nC=# none\nD=""', {}],
  ["A=1\nA=2", { A: "2" }],
  ["A=a=b==", { A: "a=b==" }],
  ['A="one\ntwo" # both\nB=3', { A: "one\ntwo", B: "3" }],
  ['A=\'{\n  "a": "b"\n}\'\nB=3', { A: '{\n  "a": "b"\n}', B: "3" }],
  ['A="-----BEGIN\\nKEY-----"', { A: "-----BEGIN\nKEY-----" }],
  [`A='{"key":"a\\nb"}'`, { A: '{"key":"a\\nb"}' }],
  ['A="{"key":"a\\nb"}"', { A: '{"key":"a\\nb"}' }],
  [`A='sk-1'# old\rB: sk-2\rC:sk-3`, { A: "sk-1", B: "sk-2" }],
  ["A=1\nA=", { A: "1" }],
  ['A={\n  "a": "b#c"\n}\nB=3', { A: '{\n  "a": "b#c"\n}', B: "3" }],
  ['A={\n  "a": 1\nB=3', { A: "{", B: "3" }],
  ['A="{\\"key\\":\\"a\\\\nb\\"}"', { A: '{"key":"a\\nb"}' }],
  [`A='{"key":"a\nb"}'`, { A: '{"key":"a\\nb"}' }],
  ['A={"key":"a\nb"}\nB=3', { A: '{"key":"a\\nb"}', B: "3" }],
  ['A="not closed\nB=3', { A: '"not closed', B: "3" }],
])("reads %j", (text, variables) => {
  expect(read(text)).toEqual(variables);
});

it("names what it leaves out, and never a value", () => {
  expect(readEnvFile("# A=1\n\nsk-secret\nB=\nC=# none\nD=1\nD=2").leftOut).toEqual([
    { name: "line 3", reason: "not NAME=value" },
    { name: "B", reason: "empty" },
    { name: "C", reason: "empty" },
    { name: "D", reason: "replaced by line 7" },
  ]);
});

it("reads back whatever keys look like, however the line is written", () => {
  const key = fc.stringMatching(/^[A-Za-z0-9_\-.]{1,60}$/);
  const shape = fc.constantFrom("K=%", "export K=%", 'K="%"', "K = '%'", "  K=%  # comment");
  fc.assert(
    fc.property(key, shape, (secret, line) => {
      expect(read(`X=1\n${line.replace("%", secret)}\n`).K).toBe(secret);
    }),
  );
});
