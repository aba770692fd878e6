import type { Context } from "@/lib/core/operations/context";
import { outbound } from "@/lib/net/outbound";
import { OutboundError } from "@/lib/net/outbound-error";
import type { OutboundResponse } from "@/lib/net/outbound-response";
import type { SignedRequest } from "./signing/signer";
import type { StorageUnit } from "./storage-unit-view";

/** The result of listing a bucket. `suggestedRegion` is the one that the provider named, when the region was wrong. */
export type Probed = {
  status: Exclude<StorageUnit["status"], "unvalidated">;
  suggestedRegion: string | null;
};

const TIMEOUTS = { headersMs: 10_000, bodyIdleMs: 10_000 };
const READ_BYTES = 16 * 1024;

/** Sends a signed request that lists a bucket, and returns what it found. */
export async function probeBucket(
  { allowPrivateUpstreams }: Pick<Context, "allowPrivateUpstreams">,
  { url, headers }: SignedRequest,
): Promise<Probed> {
  const sent = { headers, allowPrivate: allowPrivateUpstreams, timeouts: TIMEOUTS };
  try {
    return await toProbed(await outbound(url, sent));
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    // S3 redirects to the region of the bucket.
    return toResult(error.kind === "redirect" ? "wrong_region" : "unreachable");
  }
}

async function toProbed(response: OutboundResponse): Promise<Probed> {
  const { status } = response;
  const text = (await response.beginning(READ_BYTES)).toString();
  const region =
    response.header("x-amz-bucket-region") ?? /<Region>([a-z0-9-]{1,64})</.exec(text)?.[1] ?? null;
  if (status === 200) return toResult(isListing(text) ? "valid" : "unreachable");
  if (status === 400 && region !== null) return toResult("wrong_region", region);
  if (status === 404 || text.includes("<Code>InvalidBucketName<")) return toResult("not_found");
  return toResult([400, 401, 403].includes(status) ? "rejected" : "unreachable");
}

/** Returns whether an answer lists a bucket, unlike that of any other server. */
const isListing = (text: string) => /<(ListBucketResult|EnumerationResults)[\s/>]/.test(text);

const toResult = (status: Probed["status"], suggestedRegion: string | null = null) => ({
  status,
  suggestedRegion,
});
