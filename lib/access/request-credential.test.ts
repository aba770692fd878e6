import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors/errors";
import { createSecret } from "./key-secret";
import { getRequestCredential } from "./request-credential";

const present = (headers: [string, string][], path = "/api/me") =>
  getRequestCredential({ headers: new Headers(headers), url: `http://localhost${path}` });

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("It was not refused");
}

describe("credentialFrom", () => {
  it.each<[string, [string, string][]]>([
    ["Authorization", [["Authorization", "Bearer one"]]],
    ["a scheme in other case", [["authorization", "bEARER   one  "]]],
    ["x-api-key", [["X-Api-Key", " one "]]],
    ["api-key", [["api-key", "one"]]],
    ["x-goog-api-key", [["x-goog-api-key", "one"]]],
    [
      "the same in two headers",
      [
        ["Authorization", "Bearer one"],
        ["x-api-key", "one"],
      ],
    ],
    [
      "the same twice in one header",
      [
        ["x-api-key", "one"],
        ["x-api-key", "one"],
      ],
    ],
    [
      "a Bearer line repeated",
      [
        ["Authorization", "Bearer one"],
        ["Authorization", "Bearer one"],
      ],
    ],
    [
      "one beside another scheme",
      [
        ["Authorization", "Basic dXNlcg=="],
        ["x-api-key", "one"],
      ],
    ],
    ...["Basic dXNlcg==", "Negotiate abc", 'Digest username="a", realm="b"'].flatMap(
      (other): [string, [string, string][]][] => [
        [
          `one before ${other}`,
          [
            ["Authorization", "Bearer one"],
            ["Authorization", other],
          ],
        ],
        [
          `one after ${other}`,
          [
            ["Authorization", other],
            ["Authorization", "Bearer one"],
          ],
        ],
      ],
    ),
    [
      "one beside an empty header",
      [
        ["Authorization", "Bearer"],
        ["api-key", "one"],
        ["x-api-key", ""],
      ],
    ],
  ])("takes %s", (_, headers) => {
    expect(present(headers)).toBe("one");
  });

  it.each<[string, [string, string][]]>([
    ["no header", []],
    ["another scheme", [["Authorization", "Basic one"]]],
    ["a scheme that only begins alike", [["Authorization", "Bearerone"]]],
    ["an empty value", [["Authorization", "Bearer   "]]],
    [
      "empty headers",
      [
        ["x-api-key", ""],
        ["api-key", " "],
      ],
    ],
    ["a cookie", [["Cookie", "session=one"]]],
  ])("finds none in %s", (_, headers) => {
    const error = refusal(() => present(headers));
    expect(error).toMatchObject({
      status: 401,
      code: "UNAUTHORIZED",
      reason: "missing",
      message: "Missing API key",
    });
    expect(error.headers).toEqual({ "WWW-Authenticate": 'Bearer realm="keystead"' });
  });

  it.each<[string, [string, string][]]>([
    [
      "two headers",
      [
        ["Authorization", "Bearer one"],
        ["x-api-key", "two"],
      ],
    ],
    [
      "one header twice",
      [
        ["x-api-key", "one"],
        ["x-api-key", "two"],
      ],
    ],
    [
      "two Bearer lines",
      [
        ["Authorization", "Bearer one"],
        ["Authorization", "Bearer two"],
      ],
    ],
  ])("refuses different ones in %s", (_, headers) => {
    expect(refusal(() => present(headers))).toMatchObject({
      status: 400,
      code: "INVALID_REQUEST",
      reason: "credential_transport",
    });
  });

  const { secret } = createSecret();
  const mistyped = `${secret.slice(0, -1)}${secret.endsWith("a") ? "b" : "a"}`;

  it.each([
    "/v1/models?key=one",
    "/v1/models?a=1&api_key=one",
    "/v1/models?api-key=",
    "/v1?ApiKey=one",
    "/v1/chat/completions?access_token=one",
    `/api/keys?search=${secret}`,
    `/api/keys?search=x${mistyped}x`,
    `/api/keys?${secret}`,
    `/apikeys?q=${encodeURIComponent(` ${secret}`)}`,
  ])("refuses one in the query: %s", (path) => {
    const error = refusal(() => present([["Authorization", "Bearer one"]], path));
    expect(error).toMatchObject({ status: 400, reason: "credential_transport" });
    expect(error.message).not.toContain("sk_live_");
  });

  it.each([
    "/api/keys?key=one",
    "/v10/models?key=one",
    "/v1/models?keys=one",
    "/api/keys?search=sk_live_AbCdEf0123",
  ])("lets other queries be: %s", (path) => {
    expect(present([["x-api-key", "one"]], path)).toBe("one");
  });
});
