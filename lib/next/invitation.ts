import { getServices } from "@/lib/boot/services";
import { findOpenInvitation } from "@/lib/members/invitations/find-open-invitation";

/** Loads the invitation of a link, null when there is none. */
export const loadInvitation = async (token: string) =>
  findOpenInvitation((await getServices()).engine.db, token);
