export const OBJECT_METHODS = ["GET", "HEAD", "PUT", "DELETE"] as const;
export type ObjectMethod = (typeof OBJECT_METHODS)[number];

/** A request to one object of a bucket. */
export type ObjectRequest = { method: ObjectMethod; key: string };

/** The time of a signature, and the seconds until it expires. */
export type Validity = { now: Date; expiresIn: number };

/** A request that carries its signature in the URL. `headers` have to be sent with it. */
export type SignedRequest = { url: string; headers: Record<string, string> };

/** Signs requests to one bucket with a credential. Nothing is sent. */
export type Signer = {
  signObject: (request: ObjectRequest, validity: Validity) => Promise<SignedRequest>;
  /** Signs the request that lists one object of the bucket. */
  signList: (validity: Validity) => Promise<SignedRequest>;
};

/** The query that lists one object in the protocols of S3 and Cloud Storage. */
export const LIST_QUERY = { "list-type": "2", "max-keys": "1" };

/** Returns a time in the form of signatures: `20130524T000000Z`. */
export const toSignatureTime = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, "");
