import type { z } from "zod";
import type { ApiRequest } from "@/components/forms/api-request";
import { useResourceForm } from "@/components/forms/use-resource-form";
import type { Result } from "@/lib/core/errors/action-result";
import { createWorkflowInput } from "@/lib/workflows/workflow-input";

/** The values of a workflow's form. */
export type Draft = { name: string; targetUrl: string };

type Input = z.input<typeof createWorkflowInput>;

type Options<Data> = {
  request: ApiRequest<Input>;
  start: Draft;
  projectId: string;
  /** The version of the edited workflow. When it changes, the form restarts. */
  version?: number;
  run: (filled: Draft, token: string) => Promise<Result<Data>>;
  onDone: (data: Data) => void;
};

/** Creates the form of a workflow. */
export function useWorkflowForm<Data>({ projectId, run, ...options }: Options<Data>) {
  return useResourceForm<Draft, Input, Data>({
    ...options,
    schema: createWorkflowInput,
    toInput: (draft) => ({ ...draft, projectId }),
    send: ({ name, targetUrl }, token) => run({ name, targetUrl }, token),
  });
}
