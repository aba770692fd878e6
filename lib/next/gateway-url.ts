import { getPageOrigin } from "./page-origin";

/** Returns the base URL of the gateway, which applications set in their SDK. */
export const gatewayUrl = async (): Promise<string> => `${await getPageOrigin()}/v1`;
