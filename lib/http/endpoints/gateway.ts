import { z } from "zod";
import { chatCompletions } from "@/lib/gateway/families/chat";
import { listModels, readModel } from "@/lib/gateway/families/models";
import { createGatewayEndpoint, runtimeFields } from "./create-gateway-endpoint";

const model = z.object({
  id: z.string(),
  object: z.literal("model"),
  created: z.int(),
  ownedBy: z.string(),
});

export const listModelsEndpoint = createGatewayEndpoint(
  {
    name: "gateway.listModels",
    title: "List models",
    access: { scope: "models:read" },
    output: z.object({ object: z.literal("list"), data: z.array(model) }),
  },
  listModels,
);

export const getModelEndpoint = createGatewayEndpoint(
  { name: "gateway.getModel", title: "Get a model", access: { scope: "models:read" }, output: model },
  readModel,
);

export const chatCompletionsEndpoint = createGatewayEndpoint(
  {
    name: "gateway.createChatCompletion",
    title: "Create a chat completion",
    access: { scope: "chat:write" },
    input: z.looseObject({
      ...runtimeFields,
      messages: z.array(z.looseObject({})),
      stream: z.boolean().optional(),
    }),
    output: z.looseObject({}),
    streams: true,
  },
  chatCompletions,
);
