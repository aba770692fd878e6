import {
  batchEmbedContentsEndpoint,
  countTokensEndpoint,
  embedContentEndpoint,
  generateContentEndpoint,
  getGoogleModelEndpoint,
  listGoogleModelsEndpoint,
  streamGenerateContentEndpoint,
} from "./endpoints/contents";
import {
  chatCompletionsEndpoint,
  clientSecretsEndpoint,
  completionsEndpoint,
  embeddingsEndpoint,
  getModelEndpoint,
  imagesEndpoint,
  listModelsEndpoint,
  moderationsEndpoint,
  responsesEndpoint,
  speechEndpoint,
  transcriptionsEndpoint,
  translationsEndpoint,
} from "./endpoints/gateway";
import { countMessageTokensEndpoint, createMessageEndpoint } from "./endpoints/messages";
import {
  cancelResponseEndpoint,
  deleteResponseEndpoint,
  getResponseEndpoint,
  listInputItemsEndpoint,
} from "./endpoints/stored-responses";
import type { Row } from "./route";

/** The routes of the gateway: those of OpenAI's, Anthropic's and Gemini's APIs. */
export const GATEWAY_ROUTES: readonly Row[] = [
  ["GET", "/v1/models", listModelsEndpoint],
  ["GET", "/v1/models/:model+", getModelEndpoint],
  ["POST", "/v1/chat/completions", chatCompletionsEndpoint],
  ["POST", "/v1/completions", completionsEndpoint],
  ["POST", "/v1/responses", responsesEndpoint],
  ["GET", "/v1/responses/:id", getResponseEndpoint],
  ["GET", "/v1/responses/:id/input_items", listInputItemsEndpoint],
  ["POST", "/v1/responses/:id/cancel", cancelResponseEndpoint],
  ["DELETE", "/v1/responses/:id", deleteResponseEndpoint],
  ["POST", "/v1/embeddings", embeddingsEndpoint],
  ["POST", "/v1/moderations", moderationsEndpoint],
  ["POST", "/v1/images/generations", imagesEndpoint],
  ["POST", "/v1/audio/speech", speechEndpoint],
  ["POST", "/v1/audio/transcriptions", transcriptionsEndpoint],
  ["POST", "/v1/audio/translations", translationsEndpoint],
  ["POST", "/v1/realtime/client_secrets", clientSecretsEndpoint],
  ["POST", "/v1/messages", createMessageEndpoint],
  ["POST", "/v1/messages/count_tokens", countMessageTokensEndpoint],

  ["GET", "/v1beta/models", listGoogleModelsEndpoint],
  ["GET", "/v1beta/models/:model+", getGoogleModelEndpoint],
  ["POST", "/v1beta/models/:model+:generateContent", generateContentEndpoint],
  ["POST", "/v1beta/models/:model+:streamGenerateContent", streamGenerateContentEndpoint],
  ["POST", "/v1beta/models/:model+:countTokens", countTokensEndpoint],
  ["POST", "/v1beta/models/:model+:embedContent", embedContentEndpoint],
  ["POST", "/v1beta/models/:model+:batchEmbedContents", batchEmbedContentsEndpoint],
];
