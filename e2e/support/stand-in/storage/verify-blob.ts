import { createHmac } from "node:crypto";
import { getParameter, type RawRequest, type Refusal } from "./signed-request";

/** The container and blob of a request, as they are in the path after decoding. */
type Resource = { account: string; container: string; blob: string };

const NEEDED: Record<string, RegExp> = { GET: /r/, HEAD: /r/, PUT: /[cw]/, DELETE: /d/ };

/** Recomputes the service SAS of a request. Returns the refusal, null when the signature is good. */
export function verifyBlob(
  request: RawRequest,
  { account, container, blob }: Resource,
  accounts: ReadonlyMap<string, string>,
): Refusal | null {
  const key = accounts.get(account);
  const refused = { status: 403, code: "AuthenticationFailed" };
  if (!key) return refused;
  const get = (name: string) => getParameter(request, name);
  const path = get("sr") === "c" ? container : `${container}/${blob}`;
  const text = [
    ...[get("sp"), get("st"), get("se"), `/blob/${account}/${path}`, get("si"), get("sip"), get("spr")],
    ...[get("sv"), get("sr"), get("snapshot"), get("ses")],
    ...[get("rscc"), get("rscd"), get("rsce"), get("rscl"), get("rsct")],
  ];
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text.join("\n")).digest("base64");
  if (signature !== get("sig") || !(Date.parse(get("se")) > Date.now())) return refused;
  const needed = get("comp") === "list" ? /l/ : (NEEDED[request.method] ?? /$^/);
  return needed.test(get("sp")) ? null : { status: 403, code: "AuthorizationPermissionMismatch" };
}
