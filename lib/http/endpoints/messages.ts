import { z } from "zod";
import { countMessageTokens, createMessage } from "@/lib/gateway/families/messages";
import { createGatewayEndpoint, runtimeFields } from "./create-gateway-endpoint";

const messages = { ...runtimeFields, messages: z.array(z.looseObject({})) };

export const createMessageEndpoint = createGatewayEndpoint(
  {
    name: "gateway.createMessage",
    title: "Create a message",
    access: { scope: "chat:write" },
    input: z.looseObject({ ...messages, maxTokens: z.int(), stream: z.boolean().optional() }),
    output: z.looseObject({}),
    streams: true,
  },
  createMessage,
);

export const countMessageTokensEndpoint = createGatewayEndpoint(
  {
    name: "gateway.countMessageTokens",
    title: "Count the tokens of a message",
    access: { scope: "chat:write" },
    input: z.looseObject(messages),
    output: z.looseObject({ inputTokens: z.int() }),
  },
  countMessageTokens,
);
