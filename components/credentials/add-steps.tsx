import type { ComponentProps } from "react";
import { FormProvider } from "react-hook-form";
import { FormAlert } from "@/components/forms/form-alert";
import { Button } from "@/components/ui/button";
import { type Dialog, DialogClose } from "@/components/ui/dialog";
import { DialogStart } from "@/components/ui/dialog-parts";
import { FormError } from "@/components/ui/form-error";
import { Spinner } from "@/components/ui/spinner";
import { AddFields } from "./add-fields";
import { ProviderGrid } from "./provider-grid";
import { TestResult } from "./test-result";
import type { ProviderEntry } from "./types";
import type { Adding } from "./use-adding";

/** What the dialog holds at one step. */
type Step = Omit<ComponentProps<typeof Dialog>, "trigger" | "open" | "onOpenChange">;

/** Step 1: whose secret it is. */
export const pickStep = ({ providers, setProvider }: Adding): Step => ({
  title: "Add Provider Credential",
  description: "Choose a provider.",
  children: <ProviderGrid providers={providers} onPick={({ id }) => setProvider(id)} />,
});

/** Step 2: where it belongs, and its fields. */
export const fieldsStep = (adding: Adding, provider: ProviderEntry): Step => ({
  title: "Add Provider Credential",
  description: "Secrets are encrypted at rest. The credential is active immediately.",
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
        <Button variant="ghost" onClick={() => adding.setProvider(null)}>
          Back
        </Button>
      </DialogStart>
      <DialogClose>
        <Button>Cancel</Button>
      </DialogClose>
      <Button type="submit" variant="primary" pending={adding.form.pending}>
        Create Credential
      </Button>
    </>
  ),
  children: <AddFields adding={adding} provider={provider} />,
});

/** Step 3: what the provider says to it. */
export const resultStep = ({ test, provider }: Adding, made: NonNullable<Adding["made"]>): Step => ({
  title: "Credential added",
  description: `${made.name} is active. Its secret is not shown again.`,
  low: true,
  footer: (
    <>
      <Button pending={test.pending} onClick={() => test.send(made.id)}>
        Test again
      </Button>
      <DialogClose>
        <Button variant="primary">Done</Button>
      </DialogClose>
    </>
  ),
  children: (
    <>
      {test.pending ? (
        <Spinner waiting={`Testing with ${provider?.name}…`} />
      ) : (
        <TestResult tested={made} suggestedBaseUrl={made.suggestedBaseUrl ?? null} />
      )}
      {!test.pending && made.lastTestResult !== "valid" && (
        <p className="text-ink-2 text-13">
          The credential is active and will be used. Deactivate it or replace its secret.
        </p>
      )}
      <FormError error={test.error} />
    </>
  ),
});
