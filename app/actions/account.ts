"use server";

import { changePassword as change } from "@/lib/auth/operations/change-password";
import { confirmPassword as confirm } from "@/lib/auth/operations/confirm-password";
import { endOtherSessions as endOthers } from "@/lib/auth/operations/end-other-sessions";
import { endSession as end } from "@/lib/auth/operations/end-session";
import { renameAccount as rename } from "@/lib/auth/operations/rename-account";
import { accountAction } from "@/lib/next/action";

export const renameAccount = accountAction(rename);
export const changePassword = accountAction(change, ["current", "next"]);
export const confirmPassword = accountAction(confirm, ["password"]);
export const endSession = accountAction(end);
export const endOtherSessions = accountAction(endOthers);
