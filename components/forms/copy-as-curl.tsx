"use client";

import { IconButton } from "@/components/ui/buttons/icon-button";
import { useCopy } from "@/components/ui/buttons/use-copy";
import { loadOnApproach } from "@/components/ui/popovers/load-on-approach";
import type { CurrentRequest } from "./api-request";

const load = () => import("./to-request-curl");

type Props = { request: CurrentRequest | readonly CurrentRequest[] };

/** Shows the icon button that copies what a dialog is about to do as curl commands, one for each request. */
export function CopyAsCurl({ request }: Props) {
  const { copied, copy } = useCopy();
  const act = async () => {
    const { toRequestCurl } = await load();
    const commands = [request].flat().map((one) => toRequestCurl(window.location.origin, one));
    await copy(commands.join("\n"));
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
