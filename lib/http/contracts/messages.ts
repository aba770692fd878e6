import type { Style } from "@/lib/http/route";

/** The style of the messages endpoints: `type` beside the error envelope, which Anthropic's SDKs expect. */
export const messagesStyle: Style = { beside: () => ({ type: "error" }) };
