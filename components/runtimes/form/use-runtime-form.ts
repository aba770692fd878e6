import type { z } from "zod";
import { type DialogOptions, useResourceForm } from "@/components/forms/use-resource-form";
import type { Runtime } from "@/components/runtimes/types";
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

export type Input = z.input<typeof createRuntimeInput>;

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

/** Creates the form of a runtime. */
export const useRuntimeForm = (options: DialogOptions<Draft, Input, Runtime>) =>
  useResourceForm({ ...options, schema: createRuntimeInput, toInput });

export type RuntimeForm = ReturnType<typeof useRuntimeForm>;
