import { z } from "zod";
import { anthropicFamilies } from "@/lib/gateway/families/anthropic-families";
import { createFamilyEndpoint, runtimeFields } from "./create-gateway-endpoint";

const messages = { ...runtimeFields, messages: z.array(z.looseObject({})) };

export const createMessageEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createMessage",
    title: "Create a message",
    input: z.looseObject({ ...messages, maxTokens: z.int(), stream: z.boolean().optional() }),
    streams: true,
  },
  anthropicFamilies.messages,
);

export const countMessageTokensEndpoint = createFamilyEndpoint(
  {
    name: "gateway.countMessageTokens",
    title: "Count the tokens of a message",
    input: z.looseObject(messages),
    output: z.looseObject({ inputTokens: z.int() }),
  },
  anthropicFamilies.messageTokens,
);
