import type { Context } from "@/lib/core/operations/context";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";
import type { SignedRequest } from "./signing/signer";
import type { StorageUnit } from "./storage-unit-view";
import { toEvidence } from "./to-evidence";

/** The result of listing a bucket. */
export type Probed = {
  status: Exclude<StorageUnit["status"], "unvalidated">;
  /** The bucket's region, when the provider named another one. */
  suggestedRegion: string | null;
  /** Why the provider refused, in its own words, or what is wrong with our clock. */
  evidence: string | null;
};

const TIMEOUTS = { headersMs: 10_000, bodyIdleMs: 10_000 };
const READ_BYTES = 16 * 1024;

/** Sends a signed request that lists a bucket, and returns what it found. */
export async function probeBucket(
  { allowPrivateUpstreams }: Pick<Context, "allowPrivateUpstreams">,
  { url, headers }: SignedRequest,
  signedAt: Date,
): Promise<Probed> {
  const sent = { headers, allowPrivate: allowPrivateUpstreams, timeouts: TIMEOUTS, returnsRedirect: true };
  try {
    return await toProbed(await outbound(url, sent), signedAt);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { status: "unreachable", suggestedRegion: null, evidence: error.message };
  }
}

async function toProbed(response: OutboundResponse, signedAt: Date): Promise<Probed> {
  const text = (await response.beginning(READ_BYTES)).toString();
  const region =
    response.header("x-amz-bucket-region") ?? /<Region>([a-z0-9-]{1,64})</.exec(text)?.[1] ?? null;
  const status = toStatus(response.status, text, region);
  return {
    status,
    suggestedRegion: status === "wrong_region" ? region : null,
    evidence: status === "valid" ? null : toEvidence(response, text, signedAt),
  };
}

function toStatus(status: number, text: string, region: string | null): Probed["status"] {
  if (status === 200) return isListing(text) ? "valid" : "unreachable";
  // S3 redirects to the region of the bucket, or refuses a signature for another one.
  const isRedirect = status >= 300 && status <= 399;
  if (isRedirect || (status === 400 && region !== null)) return "wrong_region";
  if (status === 404 || text.includes("<Code>InvalidBucketName<")) return "not_found";
  return [400, 401, 403].includes(status) ? "rejected" : "unreachable";
}

/** Returns whether an answer lists a bucket, unlike that of any other server. */
const isListing = (text: string) => /<(ListBucketResult|EnumerationResults)[\s/>]/.test(text);
