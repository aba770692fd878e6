"use server";

import { changePassword as change } from "@/lib/auth/operations/change-password";
import { confirmPassword as confirm } from "@/lib/auth/operations/confirm-password";
import { endOtherSessions as endOthers } from "@/lib/auth/operations/end-other-sessions";
import { endSession as end } from "@/lib/auth/operations/end-session";
import { renameAccount as rename } from "@/lib/auth/operations/rename-account";
import { confirmCode as confirmByCode } from "@/lib/auth/second-factor/confirm-code";
import { confirmSecondFactor as turnOn } from "@/lib/auth/second-factor/confirm-second-factor";
import { createRecoveryCodes as replaceCodes } from "@/lib/auth/second-factor/create-recovery-codes";
import { removeSecondFactor as turnOff } from "@/lib/auth/second-factor/remove-second-factor";
import { startSecondFactor as start } from "@/lib/auth/second-factor/start-second-factor";
import { accountAction } from "@/lib/next/action";

export const renameAccount = accountAction(rename);
export const changePassword = accountAction(change, ["current", "next"]);
export const confirmPassword = accountAction(confirm, ["password"]);
export const endSession = accountAction(end);
export const endOtherSessions = accountAction(endOthers);
export const startSecondFactor = accountAction(start);
export const confirmSecondFactor = accountAction(turnOn, ["code"]);
export const removeSecondFactor = accountAction(turnOff);
export const createRecoveryCodes = accountAction(replaceCodes);
export const confirmCode = accountAction(confirmByCode, ["code"]);
