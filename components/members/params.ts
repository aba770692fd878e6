import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { listParams } from "@/components/resource/list/params";

/** The URL parameters of the page of members. */
const memberListParams = {
  ...listParams,
  tab: parseAsStringLiteral(["members", "invitations"]).withDefault("members"),
};

export type MemberListView = inferParserType<typeof memberListParams>;

/** Reads the view of the page from the URL. */
export const loadMemberListView = createLoader(memberListParams);

/** Returns the address of the page with a view. */
export const toMemberListHref = createSerializer(memberListParams);
