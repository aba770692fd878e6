import { useState } from "react";
import { useResult } from "@/components/ui/use-result";
import type { Result } from "@/lib/core/action-result";
import type { Runtime } from "./types";

/** What is typed of a runtime. */
export type Draft = {
  name: string;
  kind: Runtime["kind"];
  provider: string;
  upstreamModel: string;
  /** A workspace's id, or blank for the organization. */
  workspaceId: string;
  /** Where its calls get their credential: whichever is in use, a linked one, or none beside a base URL. */
  via: "use" | "link" | "url";
  credentialId: string;
  baseUrl: string;
  enabled: boolean;
  isDefault: boolean;
};

/** What is sent of a draft, its workspace apart, which is fixed from the start. */
export type Filled = Pick<
  Runtime,
  "name" | "kind" | "provider" | "upstreamModel" | "credentialId" | "baseUrl" | "enabled" | "isDefault"
>;

/** The fields whose problems stand beside them. */
export const shownFields = [
  "name",
  "kind",
  "provider",
  "upstreamModel",
  "credentialId",
  "baseUrl",
  "workspaceId",
];

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
});

const toFilled = (draft: Draft): Filled => ({
  name: draft.name,
  kind: draft.kind,
  provider: draft.provider,
  upstreamModel: draft.upstreamModel.trim() || null,
  credentialId: draft.via === "link" ? draft.credentialId : null,
  baseUrl: draft.via === "url" ? draft.baseUrl : null,
  enabled: draft.enabled,
  isDefault: draft.isDefault && draft.workspaceId === "",
});

type Options = {
  start: Draft;
  /** The version that an edit starts from; another one starts it again. */
  version?: number;
  run: (filled: Filled, workspaceId: string | null) => Promise<Result<Runtime>>;
  onDone: (runtime: Runtime) => void;
};

/** The form of a runtime. */
export function useRuntimeForm({ start, version, run, onDone }: Options) {
  const [draft, setDraft] = useState(start);
  const [read, setRead] = useState(version);
  const [unchosen, setUnchosen] = useState(false);
  const { send, pending, error, problem, forget } = useResult(
    () => run(toFilled(draft), draft.workspaceId || null),
    onDone,
  );
  const restart = () => {
    setDraft(start);
    setUnchosen(false);
    forget();
  };
  if (read !== version) {
    setRead(version);
    restart();
  }
  return {
    draft,
    change: (patch: Partial<Draft>) => {
      setDraft({ ...draft, ...patch });
      setUnchosen(false);
    },
    submit: () => {
      const isUnchosen = draft.via === "link" && draft.credentialId === "";
      setUnchosen(isUnchosen);
      if (!isUnchosen) send(undefined);
    },
    restart,
    pending,
    error,
    problem: (field: string) =>
      field === "credentialId" && unchosen ? "Choose the credential" : problem(field),
  };
}

export type RuntimeForm = ReturnType<typeof useRuntimeForm>;
