"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useServerForm } from "@/components/forms/use-server-form";
import { useActs } from "@/components/keys/acts";
import { WhichKey } from "@/components/resource/which-key";
import { ExpiryField } from "./expiry-field";
import { createSchema, toCreateInput, toNewForm } from "./key-form";
import { NameField } from "./name-field";
import { OwnerFields } from "./owner-fields";
import { PolicySection } from "./policy-section";
import { ScopesField } from "./scopes-field";
import { useKeyField } from "./use-key-field";

type Props = {
  /** The project that owns the key, on a project's page. Without it, the form has a field for the owner. */
  project?: { id: string; name: string } | undefined;
  onClose: () => void;
};

/** Shows the dialog that creates a key. After that, the secret is shown. */
export function CreateDialog({ project, onClose }: Props) {
  const { keyContext } = useActs();
  const form = useCreation(project, onClose);
  return (
    <FormDialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={project ? "Create API Key" : "New Key"}
      description={`${project ? `For the project ${project.name}. ` : ""}The secret is shown once, afterwards.`}
      verb={project ? "Create API Key" : "Create"}
      form={form}
      untilValid
    >
      <NameField ofProject={project !== undefined} />
      {!project && <OwnerFields keyContext={keyContext} />}
      <ExpiryField required={keyContext.expiryRequired} />
      <ScopesField grantable={keyContext.grantable} defaults={keyContext.defaultScopes} />
      <PolicySection section="limits" />
      <PolicySection section="restrictions" />
      <PolicySection section="notes" />
      <KindOfKey isProject={project !== undefined} />
    </FormDialog>
  );
}

/** Shows which kind of key the form creates. On the organization's page, that depends on the chosen project. */
function KindOfKey({ isProject }: { isProject: boolean }) {
  const { value } = useKeyField("projectId");
  return <WhichKey current={isProject || value !== null ? "project" : "organization"} />;
}

function useCreation(project: Props["project"], close: () => void) {
  const { keyContext, show } = useActs();
  const { organization, actions, defaultScopes, expiryRequired, mayOwn, projects } = keyContext;
  const firstOwner = mayOwn ? null : (projects.options[0]?.value ?? null);
  return useServerForm({
    defaultValues: toNewForm(defaultScopes, project?.id ?? firstOwner, expiryRequired),
    schema: createSchema,
    toInput: toCreateInput,
    request: { route: "POST /api/keys" },
    mode: "onChange",
    send: (input, token) => actions.createKey(organization.slug, input, token),
    onDone: (made) => {
      show({ ...made, how: "created" });
      close();
    },
  });
}
