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
  description: "Pick the provider whose secret you have.",
  children: <ProviderGrid providers={providers} onPick={({ id }) => setProvider(id)} />,
});

/** Step 2: where it belongs, and its fields. */
export const fieldsStep = (adding: Adding, provider: ProviderEntry): Step => ({
  title: "Add Provider Credential",
  description: "The secret is sealed before it is stored. The credential is active at once.",
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
  title: `${made.name} is stored`,
  description: "It is active, and its secret is never shown again.",
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
        <Spinner waiting={`Asking ${provider?.name}…`} />
      ) : (
        <TestResult tested={made} suggestedBaseUrl={made.suggestedBaseUrl ?? null} />
      )}
      {!test.pending && made.lastTestResult !== "valid" && (
        <p className="text-ink-2 text-13">Calls may use it all the same until it is edited or deactivated.</p>
      )}
      <FormError error={test.error} />
    </>
  ),
});
