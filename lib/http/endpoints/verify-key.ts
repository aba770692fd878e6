import { findAuthenticated } from "@/lib/access/authenticate";
import { admitCall, checkCall, rateLimitHeaders } from "@/lib/access/call-steps";
import { unknownKey } from "@/lib/access/key-errors";
import { parseSecret } from "@/lib/access/key-secret";
import { recordCall } from "@/lib/access/record-call";
import { getRequestCredential } from "@/lib/access/request-credential";
import { runSteps } from "@/lib/access/run-steps";
import { invalidInput } from "@/lib/core/errors/errors";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { readBody } from "@/lib/http/read-input";
import type { Endpoint } from "@/lib/http/route";
import { toWire } from "@/lib/http/wire-names";
import { findDescribedKey, VERIFY_SCOPE, verifyInput, verifyKey, verifyOutput } from "@/lib/keys/verify";
import { jsonResponse } from "@/lib/net/json-response";

/**
 * Tells an outside service whether a key may make a request. One query loads the caller, the key and the
 * objects in the request.
 */
export const verifyKeyEndpoint: Endpoint = {
  name: "keys.verify",
  title: "Verify a key",
  access: { scope: VERIFY_SCOPE },
  input: verifyInput,
  output: verifyOutput,
  handle: async (api) => {
    const { services, request, arrival } = api;
    const credential = getRequestCredential(request);
    if (!parseSecret(credential)) throw unknownKey();
    const [read] = await Promise.allSettled([readVerifyInput(request)]);
    const [calling, found] = await Promise.all([
      findAuthenticated(services, credential),
      read.status === "fulfilled" ? findDescribedKey(services, read.value) : null,
    ]);
    if (!calling) throw unknownKey();
    const scoped = { arrival, caller: calling.caller, scope: VERIFY_SCOPE };
    return runSteps(services, { request, first: scoped, record: recordCall }, async (advance) => {
      checkCall(scoped);
      const admit = async () => advance(await admitCall(services, scoped));
      if (read.status === "rejected") {
        await admit();
        throw read.reason;
      }
      const judge = () => verifyKey(services, scoped, found, read.value);
      // Without `consume` nothing is counted on the key, so that both calls share a statement.
      const [admitted, verdict] = read.value.consume
        ? [await admit(), await judge()]
        : await Promise.all([admit(), judge()]);
      recordCall(services, admitted, { status: 200, outcome: "complete" });
      const output = toWire(verifyOutput, verifyOutput.encode(verdict));
      return jsonResponse(output, { headers: rateLimitHeaders(admitted) });
    });
  },
};

async function readVerifyInput(request: Request) {
  const input = verifyInput.safeParse(await readBody(request, verifyInput), { error: plainMessage });
  if (input.success) return input.data;
  throw invalidInput(input.error);
}
