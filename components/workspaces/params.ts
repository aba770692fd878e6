import { createLoader, createSerializer, type inferParserType } from "nuqs/server";
import { listParams } from "@/components/resource/list/params";

export type WorkspaceListView = inferParserType<typeof listParams>;

/** Reads the view of a workspace's projects or members from the URL. */
export const loadWorkspaceListView = createLoader(listParams);

/** Returns the address of such a list with a view. */
export const toWorkspaceListHref = createSerializer(listParams);
