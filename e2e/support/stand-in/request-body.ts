import type { Message } from "./text";

/** The fields of a request body that the stand-in reads. Clients may send anything. */
export interface RequestBody {
  model: string;
  messages?: Message[];
  max_tokens?: number | null;
  max_completion_tokens?: number | null;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  input?: unknown;
  session?: { model?: string };
  prompt?: unknown;
  n?: number;
  max_output_tokens?: number | null;
  instructions?: string;
  previous_response_id?: string | null;
  prompt_cache_key?: string;
  reasoning?: object;
  background?: boolean;
  store?: boolean;
  stream_format?: string;
  encoding_format?: string;
  anthropic_version?: string;
  contents?: { role?: string; parts?: unknown }[];
  content?: unknown;
  generateContentRequest?: { model?: string };
  generationConfig?: { maxOutputTokens?: number };
  requests?: { model?: string; content?: unknown }[];
}
