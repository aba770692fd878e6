import type { ComponentProps } from "react";
import { SettledResult } from "@/components/credentials/activation/settled-result";
import { toActivationVerb } from "@/components/credentials/activation/to-activation-verb";
import type { Settled } from "@/components/credentials/types";
import { Button } from "@/components/ui/buttons/button";
import { type Dialog, DialogClose } from "@/components/ui/dialogs/dialog";
import { DialogStart } from "@/components/ui/dialogs/dialog-parts";
import { Spinner } from "@/components/ui/feedback/spinner";
import { FormError } from "@/components/ui/fields/form-error";
import type { Adding } from "./use-adding";

type Step = Omit<ComponentProps<typeof Dialog>, "trigger" | "open" | "onOpenChange">;

/** Step 3: the test result. A credential that would replace another one stays inactive until the person activates it. */
export const resultStep = (adding: Adding, made: Settled): Step => ({
  title: "Credential added",
  description: toDescription(adding, made),
  low: true,
  footer: <ResultFooter adding={adding} made={made} />,
  children: (
    <>
      {adding.test.pending ? (
        <Spinner waiting={`Testing with ${adding.provider?.name}…`} />
      ) : (
        <SettledResult
          settled={made}
          action={
            hasTest(adding, made) && (
              <Button size="s" onClick={() => adding.test.send(made)}>
                Test again
              </Button>
            )
          }
        />
      )}
      <FormError error={adding.test.error ?? adding.activation.error} />
    </>
  ),
});

/** Returns whether the credential was tested, or should have been. */
const hasTest = ({ test }: Adding, { lastTestResult }: Settled) =>
  lastTestResult !== null || test.error !== undefined;

function toDescription({ test }: Adding, { name, active }: Settled): string {
  if (test.pending) return `${name} is stored. Its secret is not shown again.`;
  return active
    ? `${name} is active. Its secret is not shown again.`
    : `${name} is inactive: no call uses it. Its secret is not shown again.`;
}

function ResultFooter({ adding, made }: { adding: Adding; made: Settled }) {
  const { test, activation } = adding;
  const isRefused = hasTest(adding, made) && made.lastTestResult !== "valid";
  return (
    <>
      {!test.pending && isRefused && (
        <DialogStart>
          <Button onClick={adding.replace}>Replace secret</Button>
        </DialogStart>
      )}
      {!test.pending && (
        <Button pending={activation.pending} onClick={() => activation.send(made)}>
          {made.active ? "Deactivate" : toActivationVerb(made)}
        </Button>
      )}
      <DialogClose>
        <Button variant="primary">{!made.active && made.replaces ? "Keep Inactive" : "Done"}</Button>
      </DialogClose>
    </>
  );
}
