"use client";

import { useState } from "react";
import type { Credential, CredentialActions, TestDetails } from "@/components/credentials/types";
import { Button } from "@/components/ui/buttons/button";
import { useResult } from "@/components/ui/feedback/use-result";
import { FormError } from "@/components/ui/fields/form-error";
import { TestResult } from "./test-result";

type Props = {
  organization: string;
  credential: Credential;
  test: CredentialActions["test"];
};

/** The last test, and a button for another one. */
export function TestCredential({ organization, credential, test }: Props) {
  const [details, setDetails] = useState<TestDetails | null>(null);
  const { send, pending, error } = useResult(
    (input: { id: string }) => test(organization, input),
    setDetails,
  );
  const again = (
    <Button size="s" className="-my-1" pending={pending} onClick={() => send({ id: credential.id })}>
      {credential.lastTestResult ? "Test again" : "Test"}
    </Button>
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <TestResult tested={credential} details={details} action={again} />
      <FormError error={error} />
    </div>
  );
}
