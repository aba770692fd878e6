import type { IncomingMessage } from "node:http";

/** A request as it arrived: nothing is decoded. */
export type RawRequest = {
  method: string;
  host: string;
  /** The path as it was sent. */
  path: string;
  /** The parameters of the query in the order that they were sent in, decoded. */
  query: [string, string][];
  headers: IncomingMessage["headers"];
};

/** The error that a storage provider answers: HTTP status, code, and further elements of its XML. */
export type Refusal = { status: number; code: string; more?: string };

/** Returns a request as it arrived. */
export function toRawRequest({ method = "", url = "", headers }: IncomingMessage): RawRequest {
  const [path = "", search = ""] = url.split(/\?(.*)/s);
  const query = search.split("&").filter(Boolean);
  return {
    method,
    host: headers.host ?? "",
    path,
    query: query.map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      return [decode(name), decode(value)];
    }),
    headers,
  };
}

const decode = (text: string) => decodeURIComponent(text.replaceAll("+", "%20"));

/** Returns a parameter of the query, blank when it is absent. */
export const getParameter = ({ query }: RawRequest, name: string) =>
  query.find(([given]) => given === name)?.[1] ?? "";

/** Percent-encodes the UTF-8 bytes of a text, but for letters, digits and `-._~`. */
export const percentEncode = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");

/** Returns the canonical request of the signatures of AWS and Google, from the request as it arrived. */
export function toCanonicalRequest(request: RawRequest, vendor: "Amz" | "Goog"): string {
  const names = getParameter(request, `X-${vendor}-SignedHeaders`).split(";");
  const query = request.query
    .filter(([name]) => name !== `X-${vendor}-Signature`)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort();
  const path = request.path.split("/").map((segment) => percentEncode(decodeURIComponent(segment)));
  const headers = names.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`);
  return [
    request.method,
    path.join("/"),
    query.join("&"),
    headers.join(""),
    names.join(";"),
    "UNSIGNED-PAYLOAD",
  ].join("\n");
}

/** Returns whether a signature of a time (`20130524T000000Z`) is no longer, or not yet, valid. */
export function isExpired(time: string, seconds: number): boolean {
  const iso = time.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5");
  const age = (Date.now() - Date.parse(iso)) / 1000;
  return !(age > -15 * 60 && age <= seconds);
}
