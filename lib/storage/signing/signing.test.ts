import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { STANDIN_ACCESS_KEY, STANDIN_BLOB_ACCOUNT } from "@/e2e/support/stand-in/storage/storage";
import { createBlobSigner } from "./create-blob-signer";
import { createGcsSigner } from "./create-gcs-signer";
import { createS3Signer } from "./create-s3-signer";
import { toBucketUrl } from "./object-url";
import type { SignedRequest, Signer } from "./signer";

const KEYS = [
  "invoice.pdf",
  "2026/11/invoice.pdf",
  "with space and + plus",
  "Grüße aus Köln ☕.txt",
  "100%/a?b=c&d#e",
  "it's (a) *star*!",
  "/leading//double/trailing/",
  "a\\b\"c'd~e",
];

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());
beforeEach(() => {
  standIn.storage.buckets.clear();
  standIn.storage.buckets.set("acme-files", { region: "eu-central-1", objects: new Map() });
});

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const { privateKey: anotherKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const email = "files@acme.iam.gserviceaccount.com";

const s3 = (facts = {}) =>
  createS3Signer({
    url: toBucketUrl(standIn.url, "acme-files"),
    region: "eu-central-1",
    accessKeyId: STANDIN_ACCESS_KEY.id,
    secretAccessKey: STANDIN_ACCESS_KEY.secret,
    ...facts,
  });
const gcs = (facts = {}) => {
  standIn.storage.serviceAccounts.set(email, createPublicKey(privateKey));
  return createGcsSigner({
    url: toBucketUrl(standIn.url, "acme-files"),
    clientEmail: email,
    privateKey,
    ...facts,
  });
};
const blob = (facts = {}) =>
  createBlobSigner({
    url: toBucketUrl(`${standIn.url}/${STANDIN_BLOB_ACCOUNT.name}`, "acme-files"),
    container: "acme-files",
    account: STANDIN_BLOB_ACCOUNT.name,
    accountKey: STANDIN_BLOB_ACCOUNT.key,
    ...facts,
  });

const soon = () => ({ now: new Date(), expiresIn: 60 });
const send = ({ url, headers }: SignedRequest, method: string, body?: string) =>
  fetch(url, { method, headers, ...(body !== undefined && { body }) });

describe.each<[string, (facts?: object) => Signer, object]>([
  ["S3", s3, { secretAccessKey: "another secret" }],
  ["Cloud Storage", gcs, { privateKey: anotherKey }],
  ["Blob Storage", blob, { accountKey: Buffer.alloc(64, "other").toString("base64") }],
])("links to %s", (_name, createSigner, wrong) => {
  it.each(KEYS)("upload, read and delete %j", async (key) => {
    const { objects } = standIn.storage.buckets.get("acme-files") ?? {};
    const sign = (method: "GET" | "HEAD" | "PUT" | "DELETE") =>
      createSigner().signObject({ method, key }, soon());
    expect((await send(await sign("PUT"), "PUT", "Grüße")).ok).toBe(true);
    expect([...(objects?.keys() ?? [])]).toEqual([key]);
    expect(await (await send(await sign("GET"), "GET")).text()).toBe("Grüße");
    expect((await send(await sign("HEAD"), "HEAD")).status).toBe(200);
    expect((await send(await sign("DELETE"), "DELETE")).ok).toBe(true);
    expect((await send(await sign("GET"), "GET")).status).toBe(404);
  });

  it("list the bucket", async () => {
    expect((await send(await createSigner().signList(soon()), "GET")).status).toBe(200);
  });

  it("are refused with a wrong secret, another method, another key, or after their end", async () => {
    standIn.storage.buckets.get("acme-files")?.objects.set("a", Buffer.from("A"));
    const get = { method: "GET", key: "a" } as const;
    const good = await createSigner().signObject(get, soon());
    expect((await send(good, "GET")).status).toBe(200);
    const refused = [
      send(await createSigner(wrong).signObject(get, soon()), "GET"),
      send({ ...good, headers: { "x-ms-blob-type": "BlockBlob" } }, "PUT", "B"),
      send({ ...good, url: good.url.replace("/a?", "/b?") }, "GET"),
      send(
        await createSigner().signObject(get, { now: new Date(Date.now() - 61_000), expiresIn: 60 }),
        "GET",
      ),
    ];
    for (const answer of await Promise.all(refused)) expect([400, 403]).toContain(answer.status);
  });
});

it("sends the session token of a temporary access key", async () => {
  standIn.storage.accessKeys.set("ASIATEMPORARY", { secret: "temporary", sessionToken: "a+b/c==" });
  const key = { accessKeyId: "ASIATEMPORARY", secretAccessKey: "temporary" };
  const list = async (facts: object) => (await send(await s3(facts).signList(soon()), "GET")).status;
  expect(await list({ ...key, sessionToken: "a+b/c==" })).toBe(200);
  expect(await list(key)).toBe(403);
});

it("a bucket's name stands in an endpoint as it is", () => {
  expect(toBucketUrl("https://{bucket}.s3.example", "a$$b")).toBe("https://a$$b.s3.example");
  expect(toBucketUrl("https://s3.example/x", "$web")).toBe("https://s3.example/x/$web");
});

describe("published examples", () => {
  it("of AWS: the presigned URL of examplebucket", async () => {
    const signer = createS3Signer({
      url: "https://examplebucket.s3.amazonaws.com",
      region: "us-east-1",
      accessKeyId: "AKIAIOSFODNN7EXAMPLE",
      secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    });
    const validity = { now: new Date("2013-05-24T00:00:00Z"), expiresIn: 86_400 };
    const { url } = await signer.signObject({ method: "GET", key: "test.txt" }, validity);
    expect(url).toMatch(/^https:\/\/examplebucket\.s3\.amazonaws\.com\/test\.txt\?/);
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
      "X-Amz-Credential": "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
      "X-Amz-Date": "20130524T000000Z",
      "X-Amz-Expires": "86400",
      "X-Amz-SignedHeaders": "host",
      "X-Amz-Signature": "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    });
  });

  // The texts to sign of Google's conformance tests, so that any key shows whether the same text was signed.
  it.each([
    ["test-object", "2019-02-01", 10, "00e2fb794ea93d7adb703edaebdd509821fcc7d4f1a79ac5c8d2b394df109320"],
    ["test-object", "2019-03-01", 20, "779f19fdb6fd381390e2d5af04947cf21750277ee3c20e0c97b7e46a1dff8907"],
    [
      "/path/with/slashes/under_score/amper&sand/file.ext",
      "2019-02-01",
      10,
      "63c601ecd6ccfec84f1113fc906609cbdf7651395f4300cecd96ddd2c35164f8",
    ],
  ])("of Google: %s on %s", async (key, day, expiresIn, hash) => {
    const signer = createGcsSigner({
      url: "https://storage.googleapis.com/test-bucket",
      clientEmail: "test-iam-credentials@dummy-project-id.iam.gserviceaccount.com",
      privateKey,
    });
    const validity = { now: new Date(`${day}T09:00:00Z`), expiresIn };
    const { url } = await signer.signObject({ method: "GET", key }, validity);
    const date = day.replaceAll("-", "");
    const text = `GOOG4-RSA-SHA256\n${date}T090000Z\n${date}/auto/storage/goog4_request\n${hash}`;
    const signature = Buffer.from(new URL(url).searchParams.get("X-Goog-Signature") ?? "", "hex");
    expect(verify("RSA-SHA256", Buffer.from(text), createPublicKey(privateKey), signature)).toBe(true);
  });

  // Made with @azure/storage-blob 12.
  it.each([
    ["2026/Grüße + (1).txt", "GET", "npnULS4LhL3D8+/ac9/hQucjSpo9VgI8ceqVD19K/fU="],
    ["a?b", "PUT", "53X4TAT2qdM40O57VF9bV9Ju+uvbskFEyn+niltw6LM="],
    [null, "GET", "TunM7Lc9f555cO9hiB5aAdPKTz4xS3W+VJaaHkpjhLs="],
  ] as const)("of Azure's SDK: %s", async (key, method, signature) => {
    const validity = { now: new Date("2026-11-26T14:59:00Z"), expiresIn: 60 };
    const { url } = await (key === null
      ? blob().signList(validity)
      : blob().signObject({ method, key }, validity));
    expect(new URL(url).searchParams.get("sig")).toBe(signature);
  });
});
