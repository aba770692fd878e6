"use client";

import dynamic from "next/dynamic";
import { EditButton } from "@/components/resource/edit-button";
import { ListText } from "@/components/ui/card";
import type { ActProps } from "./types";

const EditWebhookDialog = dynamic(
  () => import("./edit-webhook-dialog").then((module) => module.EditWebhookDialog),
  { loading: () => null },
);

/** Shows the URL and the events of a webhook, with the button that edits them. */
export function WebhookTarget(props: ActProps) {
  const { url, events } = props.webhook;
  return (
    <>
      <ListText>
        <p className="font-medium text-ink">URL and events</p>
        <p className="font-mono text-[0.923em] wrap-anywhere">{url}</p>
        <p className="font-mono text-[0.923em] wrap-anywhere">{events.join(", ")}</p>
      </ListText>
      <EditButton name="the webhook" inRow={false}>
        {(dialog) => <EditWebhookDialog {...props} {...dialog} />}
      </EditButton>
    </>
  );
}
