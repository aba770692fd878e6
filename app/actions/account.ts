"use server";

import * as account from "@/lib/auth/account";
import { accountAction } from "@/lib/next/action";

export const renameAccount = accountAction(account.renameAccount);
export const changePassword = accountAction(account.changePassword, ["current", "next"]);
export const endSession = accountAction(account.endSession);
export const endOtherSessions = accountAction(account.endOtherSessions);
