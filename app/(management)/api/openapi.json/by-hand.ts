import { toWireSchema } from "@/lib/core/wire";
import { partnerInput, partnerOutput } from "@/lib/keys/leaks/partner-report";
import { VERIFY_SCOPE, verifyInput, verifyOutput } from "@/lib/keys/verify";
import type { Described } from "@/lib/next/openapi";
import type { Method } from "@/lib/next/routes";

const object = { type: "object" } as const;
const chat = {
  type: "object",
  required: ["messages"],
  properties: {
    model: { type: "string", description: "A runtime's name, its upstream model, or provider/model" },
    runtime: { type: "string" },
    runtime_id: { type: ["string", "integer"] },
    messages: { type: "array", items: object },
    stream: { type: "boolean" },
  },
};

/** The routes that are no operations: the open ones, and the gateway, whose bodies are the provider's own. */
export const byHand: Record<string, Partial<Record<Method, Described>>> = {
  "/api/health": { GET: { summary: "Whether it runs and its database answers", scope: null } },
  "/api/openapi.json": { GET: { summary: "This document", scope: null } },
  "/api/keys/verify": {
    POST: {
      summary: "Ask whether a key is good",
      scope: VERIFY_SCOPE,
      body: toWireSchema(verifyInput, "input"),
      answer: toWireSchema(verifyOutput, "output"),
    },
  },
  "/api/leaks/github": {
    POST: {
      summary: "Report leaked keys, as GitHub's secret scanning does",
      isSigned: true,
      body: toWireSchema(partnerInput, "input"),
      answer: toWireSchema(partnerOutput, "output"),
    },
  },
  "/v1/models": { GET: { summary: "List the models that the key may call", scope: "models:read" } },
  "/v1/models/[model]": { GET: { summary: "Read one model", scope: "models:read" } },
  "/v1/chat/completions": {
    POST: { summary: "Complete a chat, plain or streaming", scope: "chat:write", body: chat },
  },
};
