"use client";

import { IconButton } from "@/components/ui/icon-button";
import { loadOnApproach } from "@/components/ui/load-on-approach";
import { useCopy } from "@/components/ui/use-copy";
import type { CurrentRequest } from "./api-request";

const load = () => import("./to-request-curl");

/** Shows the icon button that copies what a dialog is about to do as a curl command. */
export function CopyAsCurl({ request }: { request: CurrentRequest }) {
  const { copied, copy } = useCopy();
  const act = async () => {
    const { toRequestCurl } = await load();
    await copy(toRequestCurl(window.location.origin, request));
  };
  return (
    <>
      <IconButton
        icon={copied ? "check" : "terminal"}
        label="Copy as curl"
        onClick={act}
        {...loadOnApproach({}, load)}
      />
      <span className="sr-only" role="status">
        {copied && "Copied"}
      </span>
    </>
  );
}
