import type { KeyObject } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { getParameter, type RawRequest, type Refusal, toRawRequest } from "./signed-request";
import { verifyBlob } from "./verify-blob";
import { verifyGcs } from "./verify-gcs";
import { type AccessKey, verifyS3 } from "./verify-s3";

type Bucket = { region: string; objects: Map<string, Buffer> };

/** The accounts and buckets of a stand-in for storage providers. */
export type Storage = {
  /** Access keys of S3, by their id. */
  accessKeys: Map<string, AccessKey>;
  /** The public keys of Google service accounts, by e-mail address. */
  serviceAccounts: Map<string, KeyObject>;
  /** The base64 keys of Azure storage accounts, by name. */
  blobAccounts: Map<string, string>;
  buckets: Map<string, Bucket>;
};

/** The accounts that every stand-in has. */
export const STANDIN_ACCESS_KEY = { id: "AKIASTANDIN000000001", secret: `standin-${"s3".repeat(16)}` };
export const STANDIN_BLOB_ACCOUNT = {
  name: "standin",
  key: Buffer.alloc(64, "standin-blob").toString("base64"),
};

/** Creates the storage of a stand-in, with one account of each kind and no buckets. */
export const createStorage = (): Storage => ({
  accessKeys: new Map([[STANDIN_ACCESS_KEY.id, { secret: STANDIN_ACCESS_KEY.secret }]]),
  serviceAccounts: new Map(),
  blobAccounts: new Map([[STANDIN_BLOB_ACCOUNT.name, STANDIN_BLOB_ACCOUNT.key]]),
  buckets: new Map(),
});

const SIGNED = /[?&](X-Amz-Signature|X-Goog-Signature|sig)=/;

/** Returns whether a request has a signature in its query, as requests to storage have. */
export const isForStorage = ({ url = "" }: IncomingMessage) => SIGNED.test(url);

/**
 * Answers a request after recomputing its signature. The bucket stands in the path, at Azure below the
 * account.
 */
export function answerStorage(
  storage: Storage,
  incoming: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const request = toRawRequest(incoming);
  const isBlob = getParameter(request, "sig") !== "";
  const [first = "", ...rest] = decodeURIComponent(request.path).slice(1).split("/");
  const [name = "", ...segments] = isBlob ? rest : [first, ...rest];
  const key = segments.join("/");
  const bucket = storage.buckets.get(name);
  const refusal =
    verify(storage, request, { account: first, container: name, blob: key }, bucket) ??
    (bucket ? null : { status: 404, code: isBlob ? "ContainerNotFound" : "NoSuchBucket" });
  if (refusal || !bucket) refuse(response, refusal);
  else if (key === "") send(response, 200, toListing(isBlob));
  else answerObject(bucket.objects, request, key, body, response);
}

function verify(
  storage: Storage,
  request: RawRequest,
  resource: Parameters<typeof verifyBlob>[1],
  bucket: Bucket | undefined,
): Refusal | null {
  if (getParameter(request, "sig")) return verifyBlob(request, resource, storage.blobAccounts);
  if (getParameter(request, "X-Goog-Signature")) return verifyGcs(request, storage.serviceAccounts);
  return verifyS3(request, storage.accessKeys, bucket?.region ?? null);
}

const toListing = (isBlob: boolean) =>
  isBlob ? "<EnumerationResults><Blobs/></EnumerationResults>" : "<ListBucketResult></ListBucketResult>";

function answerObject(
  objects: Map<string, Buffer>,
  { method, headers, query }: RawRequest,
  key: string,
  body: Buffer,
  response: ServerResponse,
) {
  const object = objects.get(key);
  if (method === "PUT") {
    const isBlob = query.some(([name]) => name === "sig");
    if (isBlob && headers["x-ms-blob-type"] !== "BlockBlob") {
      return refuse(response, { status: 400, code: "MissingRequiredHeader" });
    }
    objects.set(key, body);
    return send(response, isBlob ? 201 : 200, "");
  }
  if (!object) return refuse(response, { status: 404, code: "NoSuchKey" });
  if (method !== "DELETE") return send(response, 200, object);
  objects.delete(key);
  send(response, 204, "");
}

function refuse(response: ServerResponse, refusal: Refusal | null) {
  const { status, code, more = "" } = refusal ?? { status: 500, code: "InternalError" };
  send(response, status, `<Error><Code>${code}</Code>${more}</Error>`);
}

function send(response: ServerResponse, status: number, body: string | Buffer) {
  response.writeHead(status, { "content-type": "application/xml" }).end(body);
}
