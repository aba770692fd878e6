import { type AuthenticatedRecords, authenticate } from "@/lib/access/authenticate";
import type { CallServices } from "@/lib/access/call";
import { type CallNames, NO_NAMES } from "@/lib/access/call-reader";
import { unknownKey } from "@/lib/access/key-errors";
import { parseSecret } from "@/lib/access/key-secret";
import { getRequestCredential } from "@/lib/access/request-credential";
import type { ByteLease } from "@/lib/core/byte-budget";
import type { RequestedRuntime, RuntimeKind } from "@/lib/runtimes/select-runtime";
import { type RequestBody, readRequest } from "./read-request";
import { getProjectHeader } from "./requested-project";
import { parseRequestedRuntime } from "./requested-runtime";

/** A request whose key is known: its body, what it names, and what the database holds of that. */
export type OpenedCall = {
  body: RequestBody;
  requested: RequestedRuntime;
  records: AuthenticatedRecords;
};

/** A request whose key is known. `finish` reads what was not read before; it throws what is wrong with the body. */
export type OpeningCall = { records: AuthenticatedRecords; finish: () => Promise<OpenedCall> };

/** A body of this length is read before its key is known, so that one statement reads all. */
const SHORT_BODY = 256 * 1024;

type Read = { body: RequestBody; requested: RequestedRuntime };

/**
 * Authenticates a request, and reads what its call needs by one statement. A long body is read, and what it names
 * looked up, only once the key is known.
 * @throws INVALID_REQUEST when the credential is not in one header; UNAUTHORIZED when it is not a live key.
 */
export async function openCall(
  services: CallServices,
  request: Request,
  kind: RuntimeKind,
  lease: ByteLease,
): Promise<OpeningCall> {
  const credential = getRequestCredential(request.headers, new URL(request.url));
  if (!parseSecret(credential)) throw unknownKey();
  const read = async (): Promise<Read> => {
    const body = await readRequest(request, lease);
    return { body, requested: parseRequestedRuntime(request.headers, body.values) };
  };
  const lookUp = ({ requested }: Pick<Read, "requested">) =>
    authenticate(services, credential, toNames(request, requested, kind));
  if (!isShort(request)) {
    const records = await authenticate(services, credential, NO_NAMES);
    const finish = async () => {
      const late = await read();
      return { ...late, records: await lookUp(late) };
    };
    return { records, finish };
  }
  const [early] = await Promise.allSettled([read()]);
  if (early.status === "rejected") {
    const finish = () => Promise.reject(early.reason);
    return { records: await authenticate(services, credential, NO_NAMES), finish };
  }
  const records = await lookUp(early.value);
  return { records, finish: async () => ({ ...early.value, records }) };
}

const isShort = ({ headers }: Request) => Number(headers.get("content-length") ?? Number.NaN) <= SHORT_BODY;

const toNames = (request: Request, requested: RequestedRuntime, kind: RuntimeKind): CallNames => ({
  project: getProjectHeader(request),
  projectByName: false,
  runtime: { ...requested, kind },
});
