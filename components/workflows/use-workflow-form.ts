import type { z } from "zod";
import { useDraft } from "@/components/forms/use-draft";
import { useRestart } from "@/components/forms/use-restart";
import { useServerForm } from "@/components/forms/use-server-form";
import type { Result } from "@/lib/core/errors/action-result";
import { createWorkflowInput } from "@/lib/workflows/workflow-input";

/** The values of a workflow's form. */
export type Draft = { name: string; targetUrl: string };

type Options<Data> = {
  start: Draft;
  projectId: string;
  /** The version of the edited workflow. When it changes, the form restarts. */
  version?: number;
  run: (filled: Draft, token: string) => Promise<Result<Data>>;
  onDone: (data: Data) => void;
};

/** Creates the form of a workflow. */
export function useWorkflowForm<Data>({ start, projectId, version, run, onDone }: Options<Data>) {
  const server = useServerForm<Draft, z.input<typeof createWorkflowInput>, Data>({
    defaultValues: start,
    schema: createWorkflowInput,
    toInput: (draft) => ({ ...draft, projectId }),
    send: ({ name, targetUrl }, token) => run({ name, targetUrl }, token),
    onDone,
  });
  const restart = useRestart(server, start, version);
  return { ...server, ...useDraft(server), restart };
}

export type WorkflowForm = ReturnType<typeof useWorkflowForm<unknown>>;
