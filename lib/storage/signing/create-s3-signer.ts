import { AwsV4Signer } from "aws4fetch";
import { toObjectUrl } from "./object-url";
import { LIST_QUERY, type Signer, toSignatureTime, type Validity } from "./signer";

type S3Bucket = {
  url: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
};

/** Creates a signer with an access key: AWS Signature Version 4 in the query. */
export function createS3Signer({ url: bucketUrl, ...key }: S3Bucket): Signer {
  const sign = async (method: string, address: string, { now, expiresIn }: Validity) => {
    const url = new URL(address);
    url.searchParams.set("X-Amz-Expires", String(expiresIn));
    const signer = new AwsV4Signer({
      ...key,
      method,
      url: url.href,
      service: "s3",
      datetime: toSignatureTime(now),
      signQuery: true,
    });
    return { url: (await signer.sign()).url.href, headers: {} };
  };
  return {
    signObject: ({ method, key }, validity) => sign(method, toObjectUrl(bucketUrl, key), validity),
    signList: (validity) => sign("GET", `${bucketUrl}?${new URLSearchParams(LIST_QUERY)}`, validity),
  };
}
