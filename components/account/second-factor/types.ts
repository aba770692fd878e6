import type { FormAction } from "@/lib/core/errors/action-result";

type Codes = { recoveryCodes: string[] };

export type SecondFactorActions = {
  start: FormAction<{ secret: string; uri: string }>;
  confirm: FormAction<Codes>;
  remove: FormAction<{ id: string; email: string; name: string }>;
  replaceCodes: FormAction<Codes>;
};
