import { type AuthenticatedRecords, authenticate } from "@/lib/access/authenticate";
import type { CallServices } from "@/lib/access/call";
import { type CallNames, NO_NAMES } from "@/lib/access/call-reader";
import type { Caller } from "@/lib/access/caller";
import { unknownKey } from "@/lib/access/key-errors";
import { parseSecret } from "@/lib/access/key-secret";
import { getRequestCredential } from "@/lib/access/request-credential";
import type { ByteLease } from "@/lib/core/byte-budget";
import type { Family, Params } from "@/lib/gateway/family";
import type { RequestedRuntime } from "@/lib/runtimes/select-runtime";
import { type RequestBody, readBody } from "./read-body";
import { getProjectHeader } from "./requested-project";
import { parseRequestedRuntime } from "./requested-runtime";

/** The database records of a call, with its caller. */
export type OpenedRecords = Omit<AuthenticatedRecords, "caller"> & { caller: Caller };

/** A request with a known caller: its body, the runtime that it names, and its database records. */
export type OpenedCall = {
  body: RequestBody;
  requested: RequestedRuntime;
  records: OpenedRecords;
};

/** A request with a known caller. `finish` reads the rest, and throws the errors of the body. */
export type OpeningCall = { records: Pick<OpenedRecords, "caller">; finish: () => Promise<OpenedCall> };

/** Opens the call of a request: finds its caller and its records. */
export type OpenCall = (
  services: CallServices,
  request: Request,
  family: Family,
  options: { lease: ByteLease; params: Params },
) => Promise<OpeningCall>;

/** The longest body, in bytes, that is read before authentication, so that one statement is enough. */
const SHORT_BODY = 256 * 1024;

type Read = { body: RequestBody; requested: RequestedRuntime };

/**
 * Authenticates a request, and reads the records of its call with one statement. A long body is read only
 * after authentication, and its records need a second statement.
 * @throws INVALID_REQUEST when there are two different credentials, or one in the query.
 * @throws UNAUTHORIZED when there is no credential, or it is not a live key.
 */
export async function openCall(
  services: CallServices,
  request: Request,
  family: Family,
  { lease, params }: { lease: ByteLease; params: Params },
): Promise<OpeningCall> {
  const credential = getRequestCredential(request);
  if (!parseSecret(credential)) throw unknownKey();
  const read = async (): Promise<Read> => {
    const body = await readBody(request, family, lease);
    return { body, requested: parseRequestedRuntime(request.headers, body.values, params) };
  };
  const lookUp = ({ requested }: Pick<Read, "requested">) =>
    authenticate(services, credential, toNames(request, requested, family.kind));
  if (family.body === "form" || (family.body === "json" && !isShort(request))) {
    const records = await authenticate(services, credential, NO_NAMES);
    const finish = async () => {
      const late = await read();
      return { records: await lookUp(late), ...late };
    };
    return { records, finish };
  }
  const [early] = await Promise.allSettled([read()]);
  if (early.status === "rejected") {
    const finish = () => Promise.reject(early.reason);
    return { records: await authenticate(services, credential, NO_NAMES), finish };
  }
  const records = await lookUp(early.value);
  return { records, finish: async () => ({ records, ...early.value }) };
}

const isShort = ({ headers }: Request) => Number(headers.get("content-length") ?? Number.NaN) <= SHORT_BODY;

const toNames = (request: Request, requested: RequestedRuntime, kind: Family["kind"]): CallNames => ({
  project: getProjectHeader(request),
  projectByName: false,
  runtime: { kind, ...requested },
});
