import type { ComponentProps } from "react";
import { FormProvider } from "react-hook-form";
import { credentialTabs } from "@/components/credentials/list/credential-tabs";
import { CopyAsCurl } from "@/components/forms/copy-as-curl";
import { FormAlert } from "@/components/forms/form-alert";
import { WhichKey } from "@/components/resource/which-key";
import { Button } from "@/components/ui/buttons/button";
import { type Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { DialogStart } from "@/components/ui/dialogs/dialog-parts";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { AddFields } from "./add-fields";
import { CredentialFields } from "./credential-fields";
import { ProviderGrid } from "./provider-grid";
import type { Adding } from "./use-adding";

/** What the dialog holds at one step. */
type Step = Omit<ComponentProps<typeof Dialog>, "trigger" | "open" | "onOpenChange">;

/** Step 1: whose secret it is. */
export const pickStep = ({ tab, providers, setProvider }: Adding): Step => ({
  title: credentialTabs[tab].add,
  description: "Choose a provider.",
  children: (
    <>
      <ProviderGrid providers={providers} onPick={({ id }) => setProvider(id)} />
      <WhichKey current={tab === "cloud" ? "cloud" : "credential"} />
    </>
  ),
});

/** Step 2: where it belongs, and its fields. */
export const fieldsStep = (adding: Adding, provider: Provider): Step => ({
  title: adding.replacing ? "Replace secret" : credentialTabs[adding.tab].add,
  description: "Secrets are encrypted at rest, and tested before the credential becomes active.",
  aside: adding.form.request && <CopyAsCurl request={adding.form.request} />,
  form: {
    noValidate: true,
    onSubmit: adding.form.onSubmit,
  },
  alert: (
    <FormProvider {...adding.form.form}>
      <FormAlert refusal={adding.form.refusal} />
    </FormProvider>
  ),
  footer: (
    <>
      <DialogStart>
        <Button
          variant="ghost"
          onClick={() => (adding.replacing ? adding.stopReplacing() : adding.setProvider(null))}
        >
          Back
        </Button>
      </DialogStart>
      <DialogClose>
        <Button>Cancel</Button>
      </DialogClose>
      <Button type="submit" variant="primary" pending={adding.form.pending}>
        {adding.replacing ? "Save and test" : "Create Credential"}
      </Button>
    </>
  ),
  children: adding.made ? (
    <CredentialFields provider={provider} form={adding.form} hints={adding.made.hints} />
  ) : (
    <AddFields adding={adding} provider={provider} />
  ),
});
