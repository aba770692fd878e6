import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { open, parseFernetKeys, seal } from "@/lib/crypto/fernet";

const peer = `
import json, sys
from cryptography.fernet import Fernet
job = json.load(sys.stdin)
fernet = Fernet(job["key"])
opened = [fernet.decrypt(token.encode()).decode() for token in job["sealed"]]
print(json.dumps({"opened": opened, "sealed": [fernet.encrypt(text.encode()).decode() for text in job["texts"]]}))
`;

function python(script: string, input: string) {
  return spawnSync("python3", ["-c", script], { input, encoding: "utf8" });
}

const installed = python("import cryptography", "").status === 0;

it.skipIf(!installed)("Python's cryptography opens what we seal, and we what it seals", () => {
  const key = "yMnKy8zNzs_Q0dLT1NXW19jZ2tvc3d7f4OHi4-Tl5uc=";
  const keys = parseFernetKeys(key);
  const texts = Array.from({ length: 200 }, (_, length) => "sécret 鍵 ".repeat(30).slice(0, length));
  const sealed = texts.map((text) => seal(keys, text));

  const run = python(peer, JSON.stringify({ key, sealed, texts }));
  const theirs: { opened: string[]; sealed: string[] } = JSON.parse(run.stdout);

  expect(theirs.opened).toEqual(texts);
  expect(theirs.sealed.map((token) => open(keys, token).toString())).toEqual(theirs.opened);
});
