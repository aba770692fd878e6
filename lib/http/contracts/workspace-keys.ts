import type { Style } from "@/lib/http/route";

/** The style of the workspace provider keys contract: `success` and `message` beside the error envelope. */
export const workspaceKeysStyle: Style = { beside: (message) => ({ success: false, message }) };
