import type { Style } from "@/lib/next/routes";

/** How the contract of workspace provider keys and its neighbours writes errors: `success` and `message` beside them. */
export const contract: Style = { beside: (message) => ({ success: false, message }) };
