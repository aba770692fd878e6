import { describe, expect, it } from "vitest";
import { clientName } from "./client-name";

describe("the name of a client", () => {
  it.each([
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
      "Chrome on Linux",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
      "Firefox on Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1",
      "Safari on iOS",
    ],
    ["curl/8.5.0", "curl"],
    [null, "Unknown client"],
  ])("%s", (client, name) => expect(clientName(client)).toBe(name));
});
