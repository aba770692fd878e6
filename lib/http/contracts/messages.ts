import type { Style } from "@/lib/http/route";

/** The messages endpoints: `type` beside the error envelope, as Anthropic's SDKs expect it. */
export const messagesStyle: Style = { beside: () => ({ type: "error" }) };
