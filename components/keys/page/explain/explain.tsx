import Form from "next/form";
import { ProjectField } from "@/components/keys/page/project-field";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { Field } from "@/components/ui/fields/field";
import { type Option, Select } from "@/components/ui/fields/select";
import { TextField } from "@/components/ui/fields/text-field";
import type { Options } from "@/components/ui/pickers/options";

export type Question = { scope: string; model: string; ip: string; project: string };

type Props = {
  /** The address of the key's page. */
  href: string;
  question: Question;
  scopes: string[];
  /** The projects that a call can name, and the one that the described call names. */
  projects: Options & { named: Option };
  /** The error in the described request. */
  problem?: string | undefined;
};

/** Shows the form that describes a request to explain. The URL keeps its values. */
export function Explain({ href, question, scopes, projects, problem }: Props) {
  return (
    <div className="grid grid-cols-1 gap-5">
      <Form
        action={href}
        scroll={false}
        prefetch={false}
        className="flex flex-wrap items-end gap-3 rounded-8 border border-line bg-paper p-4 max-sm:[&>button]:w-full [&>div]:flex-[1_1_180px]"
        aria-label="Request to explain"
      >
        <input type="hidden" name="tab" value="explain" />
        <Field label="Scope">
          {(control) => (
            <Select
              {...control}
              name="scope"
              defaultValue={question.scope}
              options={[
                { value: "", label: "Any" },
                ...scopes.map((scope) => ({ value: scope, label: scope })),
              ]}
            />
          )}
        </Field>
        <TextField
          label="Model or runtime"
          name="model"
          mono
          defaultValue={question.model}
          placeholder="gpt-4.1-mini"
        />
        <TextField label="IP" name="ip" mono defaultValue={question.ip} placeholder="203.0.113.24" />
        <ProjectField {...projects} />
        <Button type="submit" variant="primary">
          Explain
        </Button>
      </Form>
      {problem && <Alert tone="red">{problem}</Alert>}
    </div>
  );
}
