import { chatCompletions } from "./families/chat";
import { listModels, readModel } from "./families/models";
import type { Serve } from "./family";

/** An endpoint of the gateway. A parameter at the end of its pattern takes the rest of the path, slashes included. */
export type GatewayEndpoint = { method: "GET" | "POST"; pattern: string; serve: Serve };

export const ENDPOINTS: readonly GatewayEndpoint[] = [
  { method: "GET", pattern: "/v1/models", serve: listModels },
  { method: "GET", pattern: "/v1/models/[model]", serve: readModel },
  { method: "POST", pattern: "/v1/chat/completions", serve: chatCompletions },
];
