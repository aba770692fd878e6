import { z } from "zod";
import { googleFamilies } from "@/lib/gateway/families/google-families";
import { getGoogleModel, listGoogleModels } from "@/lib/gateway/families/models";
import { createFamilyEndpoint, createGatewayEndpoint } from "./create-gateway-endpoint";

const content = z.looseObject({ parts: z.array(z.looseObject({})) });
const contents = z.looseObject({ model: z.string(), contents: z.array(content) });
const model = z.object({
  name: z.string(),
  displayName: z.string(),
  supportedGenerationMethods: z.array(z.string()),
});

export const generateContentEndpoint = createFamilyEndpoint(
  { name: "gateway.generateContent", title: "Generate content", input: contents },
  googleFamilies.generateContent,
);

export const streamGenerateContentEndpoint = createFamilyEndpoint(
  {
    name: "gateway.streamGenerateContent",
    title: "Generate content as a stream",
    input: contents,
    output: z.array(z.looseObject({})),
    streams: true,
  },
  googleFamilies.streamGenerateContent,
);

export const countTokensEndpoint = createFamilyEndpoint(
  { name: "gateway.countTokens", title: "Count the tokens of content", input: contents },
  googleFamilies.countTokens,
);

export const embedContentEndpoint = createFamilyEndpoint(
  {
    name: "gateway.embedContent",
    title: "Embed content",
    input: z.looseObject({ model: z.string(), content }),
  },
  googleFamilies.embedContent,
);

export const batchEmbedContentsEndpoint = createFamilyEndpoint(
  {
    name: "gateway.batchEmbedContents",
    title: "Embed several contents",
    input: z.looseObject({ model: z.string(), requests: z.array(z.looseObject({ content })) }),
  },
  googleFamilies.batchEmbedContents,
);

export const listGoogleModelsEndpoint = createGatewayEndpoint(
  {
    name: "gateway.listGoogleModels",
    title: "List models in Gemini's format",
    access: { scope: "models:read" },
    output: z.object({ models: z.array(model) }),
  },
  listGoogleModels,
);

export const getGoogleModelEndpoint = createGatewayEndpoint(
  {
    name: "gateway.getGoogleModel",
    title: "Get a model in Gemini's format",
    access: { scope: "models:read" },
    output: model,
  },
  getGoogleModel,
);
