import { useRef, useState } from "react";
import { outcomes } from "@/components/credentials/outcomes";
import type { Credential, CredentialActions } from "@/components/credentials/types";
import { noAnswer } from "@/components/forms/no-answer";
import type { Result } from "@/lib/core/errors/action-result";
import { findTest } from "@/lib/credentials/catalogue/find-test";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import type { Filled } from "./use-credential-form";

/** The code of an update that is not sent because the test of its new secret was not valid. */
export const UNTESTED = "UNTESTED";

type Options = {
  credential: Credential;
  provider: Provider;
  organization: string;
  actions: Pick<CredentialActions, "check" | "update" | "test">;
};

/**
 * Updates a credential. A new secret of an active one is tested first unless the person turned that off, and saved if it
 * is valid or the person insists.
 */
export function useTestedUpdate({ credential: { id, version, active }, provider, ...options }: Options) {
  const { organization, actions } = options;
  const skipped = useRef(false);
  const [wantsTest, setWantsTest] = useState(true);
  const hasTest = (fields: Filled["fields"]) =>
    provider.fields.some(({ name, secret }) => secret && fields?.[name]?.trim()) &&
    findTest(provider, toFilled(fields)) !== null;
  const test = async ({ fields, confirmed }: Filled) => {
    const checked = await actions.check(organization, { id, fields, confirmed });
    return checked.ok && checked.data.result !== "valid" ? toRefusal(checked.data.result) : checked;
  };
  return {
    run: async (filled: Filled): Promise<Result<Credential>> => {
      const isTested = active && wantsTest && hasTest(filled.fields) && !skipped.current;
      skipped.current = false;
      const checked = isTested ? await test(filled) : null;
      if (checked?.ok === false) return checked;
      const updated = await actions.update(organization, { ...filled, id, version });
      if (updated.ok && wantsTest && hasTest(filled.fields))
        await actions.test(organization, { id }).catch(noAnswer);
      return updated;
    },
    /** Returns whether new values are tested before they are saved, null when there is nothing to test. */
    isTesting: (fields: Filled["fields"]) => (active && hasTest(fields) ? wantsTest : null),
    setWantsTest,
    /** Saves next time without a test. */
    skipTest: () => {
      skipped.current = true;
    },
    forget: () => {
      skipped.current = false;
      setWantsTest(true);
    },
  };
}

const toFilled = (fields: Filled["fields"]) =>
  Object.fromEntries(Object.entries(fields ?? {}).flatMap(([name, value]) => (value ? [[name, value]] : [])));

function toRefusal(result: keyof typeof outcomes): Extract<Result<never>, { ok: false }> {
  const { word, text } = outcomes[result];
  const message = `${word}. ${text} Not saved: calls use the stored secret.`;
  return {
    ok: false,
    error: { code: UNTESTED, message, reason: null, param: null, fields: [], requestId: "" },
  };
}
