/** The place of the bucket's name in an endpoint whose hosts contain it. */
const PLACE = "{bucket}";

/** Returns the URL of a bucket at an endpoint: in place of `{bucket}`, else at the end of the path. */
export const toBucketUrl = (endpoint: string, bucket: string) =>
  endpoint.includes(PLACE) ? endpoint.replace(PLACE, () => bucket) : `${endpoint}/${bucket}`;

/** Returns the URL of an object. Only the slashes of its key stay as they are. */
export const toObjectUrl = (bucketUrl: string, key: string) =>
  `${bucketUrl}/${key.split("/").map(encodeStrictly).join("/")}`;

/** Encodes a text for a URL by RFC 3986: everything but letters, digits and `-._~`. */
export const encodeStrictly = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
