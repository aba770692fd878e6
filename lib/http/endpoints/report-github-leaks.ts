import type { Endpoint } from "@/lib/http/route";
import { leakPublicKeys } from "@/lib/keys/leaks/leak-public-keys";
import { partnerInput, partnerOutput, takePartnerReport } from "@/lib/keys/leaks/partner-report";
import { jsonResponse } from "@/lib/net/json-response";

/** Accepts reports of leaked keys from GitHub secret scanning. */
export const reportGithubLeaks: Endpoint = {
  name: "keys.reportLeaks",
  title: "Report leaked keys from GitHub secret scanning",
  access: "signature",
  input: partnerInput,
  output: partnerOutput,
  handle: async ({ services, request, arrival: { requestId, ip, client } }) => {
    const sender = { id: requestId, ip, client, idempotency: null };
    return jsonResponse(await takePartnerReport(services, leakPublicKeys(), request, sender));
  },
};
