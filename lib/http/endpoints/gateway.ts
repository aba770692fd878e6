import { z } from "zod";
import { listModels, readModel } from "@/lib/gateway/families/models";
import { openaiFamilies } from "@/lib/gateway/families/openai-families";
import { createFamilyEndpoint, createGatewayEndpoint, runtimeFields } from "./create-gateway-endpoint";

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

const text = z.union([z.string(), z.array(z.unknown())]);
const stream = z.boolean().optional();

export const chatCompletionsEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createChatCompletion",
    title: "Create a chat completion",
    input: z.looseObject({ ...runtimeFields, messages: z.array(z.looseObject({})), stream }),
    streams: true,
  },
  openaiFamilies.chat,
);

export const completionsEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createCompletion",
    title: "Create a legacy completion",
    input: z.looseObject({ ...runtimeFields, prompt: text, stream }),
    streams: true,
  },
  openaiFamilies.completions,
);

export const responsesEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createResponse",
    title: "Create a response",
    input: z.looseObject({ ...runtimeFields, input: text.optional(), stream }),
    streams: true,
  },
  openaiFamilies.responses,
);

export const embeddingsEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createEmbeddings",
    title: "Create embeddings",
    input: z.looseObject({ ...runtimeFields, input: text }),
  },
  openaiFamilies.embeddings,
);

export const moderationsEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createModeration",
    title: "Classify text or images",
    input: z.looseObject({ ...runtimeFields, input: text }),
  },
  openaiFamilies.moderations,
);

export const imagesEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createImage",
    title: "Create images",
    input: z.looseObject({ ...runtimeFields, prompt: z.string(), stream }),
    streams: true,
  },
  openaiFamilies.images,
);

export const speechEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createSpeech",
    title: "Create speech",
    input: z.looseObject({ ...runtimeFields, input: z.string(), voice: z.unknown() }),
    mediaType: "application/octet-stream",
    streams: true,
  },
  openaiFamilies.speech,
);

export const clientSecretsEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createClientSecret",
    title: "Create a realtime client secret",
    input: z.looseObject({
      runtime: runtimeFields.runtime,
      runtimeId: runtimeFields.runtimeId,
      session: z.looseObject({ model: z.string().optional() }).optional(),
    }),
  },
  openaiFamilies.clientSecrets,
);

/** The fields of an audio upload. Further fields are forwarded. */
const audio = { ...runtimeFields, file: z.string().meta({ format: "binary" }), stream };

export const transcriptionsEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createTranscription",
    title: "Transcribe audio",
    input: z.looseObject(audio),
    inputType: "multipart/form-data",
    streams: true,
  },
  openaiFamilies.transcriptions,
);

export const translationsEndpoint = createFamilyEndpoint(
  {
    name: "gateway.createTranslation",
    title: "Translate audio into English",
    input: z.looseObject(audio),
    inputType: "multipart/form-data",
  },
  openaiFamilies.translations,
);
