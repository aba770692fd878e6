import fernet from "fernet";
import { expect, it } from "vitest";
import { open, parseFernetKeys, seal } from "@/lib/crypto/fernet";

const key = "yMnKy8zNzs_Q0dLT1NXW19jZ2tvc3d7f4OHi4-Tl5uc=";
const keys = parseFernetKeys(key);
const texts = Array.from({ length: 200 }, (_, length) => "sécret 鍵 ".repeat(30).slice(0, length));

/** Creates a token of another implementation. It accepts tokens of any age. */
const peer = () => new fernet.Token({ secret: new fernet.Secret(key), ttl: 0 });

it("another implementation opens what we seal", () => {
  expect(texts.map((text) => peer().decode(seal(keys, text)))).toEqual(texts);
});

it("we open what another implementation seals", () => {
  expect(texts.map((text) => open(keys, peer().encode(text)).toString())).toEqual(texts);
});
