import type { z } from "zod";
import type { ApiRequest } from "@/components/forms/api-request";
import { useResourceForm } from "@/components/forms/use-resource-form";
import type { Runtime } from "@/components/runtimes/types";
import type { Result } from "@/lib/core/errors/action-result";
import { createRuntimeInput } from "@/lib/runtimes/runtime-input";

/** The values of a runtime's form. */
export type Draft = {
  name: string;
  kind: Runtime["kind"];
  provider: string;
  upstreamModel: string;
  /** A workspace's id, or blank for the organization. */
  workspaceId: string;
  /** The credential of calls: the owner's active one (`use`), a linked one, or none (`url`, a base URL). */
  via: "use" | "link" | "url";
  credentialId: string;
  baseUrl: string;
  enabled: boolean;
  isDefault: boolean;
  maxOutputTokens: string;
  priceInputPerMillion: string;
  priceOutputPerMillion: string;
  pricePerMillionCharacters: string;
  pricePerAudioMinute: string;
  pricePerImage: string;
  /** The ids of the runtimes that are tried in order when the provider fails. */
  fallbacks: string[];
};

type Input = z.input<typeof createRuntimeInput>;

/** The input without the workspace, which is sent only when a runtime is created. */
export type Filled = Omit<Input, "workspaceId">;

export const toDraft = (runtime: Runtime): Draft => ({
  name: runtime.name,
  kind: runtime.kind,
  provider: runtime.provider,
  upstreamModel: runtime.upstreamModel ?? "",
  workspaceId: runtime.workspaceId ?? "",
  via: runtime.baseUrl !== null ? "url" : runtime.credentialId !== null ? "link" : "use",
  credentialId: runtime.credentialId ?? "",
  baseUrl: runtime.baseUrl ?? "",
  enabled: runtime.enabled,
  isDefault: runtime.isDefault,
  maxOutputTokens: runtime.maxOutputTokens === null ? "" : String(runtime.maxOutputTokens),
  priceInputPerMillion: runtime.priceInputPerMillion ?? "",
  priceOutputPerMillion: runtime.priceOutputPerMillion ?? "",
  pricePerMillionCharacters: runtime.pricePerMillionCharacters ?? "",
  pricePerAudioMinute: runtime.pricePerAudioMinute ?? "",
  pricePerImage: runtime.pricePerImage ?? "",
  fallbacks: runtime.fallbacks,
});

const toInput = (draft: Draft): Input => ({
  name: draft.name,
  kind: draft.kind,
  provider: draft.provider,
  upstreamModel: draft.upstreamModel.trim() || null,
  workspaceId: draft.workspaceId || null,
  credentialId: draft.via === "link" ? draft.credentialId : null,
  baseUrl: draft.via === "url" ? draft.baseUrl : null,
  enabled: draft.enabled,
  isDefault: draft.isDefault && draft.workspaceId === "",
  maxOutputTokens: draft.maxOutputTokens.trim() === "" ? null : Number(draft.maxOutputTokens),
  priceInputPerMillion: draft.priceInputPerMillion.trim() || null,
  priceOutputPerMillion: draft.priceOutputPerMillion.trim() || null,
  pricePerMillionCharacters: draft.pricePerMillionCharacters.trim() || null,
  pricePerAudioMinute: draft.pricePerAudioMinute.trim() || null,
  pricePerImage: draft.pricePerImage.trim() || null,
  fallbacks: draft.fallbacks,
});

type Options = {
  request: ApiRequest<Input>;
  start: Draft;
  version?: number;
  run: (filled: Filled, workspaceId: string | null, token: string) => Promise<Result<Runtime>>;
  /** Receives the runtime, and the input that sets the first values again. */
  onDone: (runtime: Runtime, before: Filled) => void;
};

/** Creates the form of a runtime. */
export function useRuntimeForm({ run, onDone, ...options }: Options) {
  return useResourceForm<Draft, Input, Runtime>({
    ...options,
    schema: createRuntimeInput,
    toInput,
    onDone: (runtime, { workspaceId: _workspace, ...before }) => onDone(runtime, before),
    send: ({ workspaceId = null, ...filled }, token) => run(filled, workspaceId, token),
  });
}

export type RuntimeForm = ReturnType<typeof useRuntimeForm>;
