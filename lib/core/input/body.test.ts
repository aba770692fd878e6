import { describe, expect, test } from "vitest";
import { readJsonBody, readOptionalJsonBody } from "./body";

const request = (body: string | Buffer<ArrayBuffer>, type = "application/json") =>
  new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });
const nested = (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`;

describe("a JSON body", () => {
  test("is read as it is", async () => {
    expect(await readJsonBody(request('{"a":[1]}', "application/json; charset=utf-8"), 100)).toEqual({
      a: [1],
    });
  });

  test.each([
    ["{", "INVALID_REQUEST"],
    ["[]", "INVALID_REQUEST"],
    ["null", "INVALID_REQUEST"],
    ['{"a":"\\u0000"}', "INVALID_REQUEST"],
    ['{"\\u0000":1}', "INVALID_REQUEST"],
    ['{"a":"x\\ud800"}', "INVALID_REQUEST"],
    ['{"a":["\\udc00x"]}', "INVALID_REQUEST"],
    ['{"\\ud800":1}', "INVALID_REQUEST"],
    [nested(40), "INVALID_REQUEST"],
    [`{"a":"${"x".repeat(100)}"}`, "PAYLOAD_TOO_LARGE"],
  ])("that is %s is refused", async (body, code) => {
    await expect(readJsonBody(request(body), 100)).rejects.toMatchObject({ code });
  });

  test("that is empty is refused where one is needed, and an empty object elsewhere", async () => {
    for (const empty of [new Request("http://localhost/"), request("")]) {
      await expect(readJsonBody(empty.clone(), 100)).rejects.toMatchObject({
        code: "INVALID_REQUEST",
        message: "The request body is empty",
      });
      expect(await readOptionalJsonBody(empty, 100)).toEqual({});
    }
  });

  test("that is not UTF-8 is refused", async () => {
    const latin = request(Buffer.from('{"a":"\xfc"}', "latin1"));
    await expect(readJsonBody(latin, 100)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    const pair = request('{"a":"\\ud83d\\ude00"}');
    expect(await readJsonBody(pair, 100)).toEqual({ a: "\u{1f600}" });
  });

  test("of another type is refused", async () => {
    await expect(readJsonBody(request("a=1", "text/plain"), 100)).rejects.toMatchObject({
      code: "UNSUPPORTED_MEDIA_TYPE",
    });
  });
});
