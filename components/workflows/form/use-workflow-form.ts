import type { z } from "zod";
import { type DialogOptions, useResourceForm } from "@/components/forms/use-resource-form";
import { createWorkflowInput } from "@/lib/workflows/workflow-input";

/** The values of a workflow's form. */
export type Draft = { name: string; targetUrl: string };

export type Input = z.input<typeof createWorkflowInput>;

type Options<Data> = DialogOptions<Draft, Input, Data> & { projectId: string };

/** Creates the form of a workflow. */
export const useWorkflowForm = <Data>({ projectId, ...options }: Options<Data>) =>
  useResourceForm({
    ...options,
    schema: createWorkflowInput,
    toInput: (draft: Draft): Input => ({ ...draft, projectId }),
  });
