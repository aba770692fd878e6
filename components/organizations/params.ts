import { createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The search parameters that open the dialog to create an organization, a workspace or a project, on any page. */
export const createInTreeParams = {
  make: parseAsStringLiteral(["organization", "workspace", "project"]),
  /** The slug of the workspace that is selected first for a new project. */
  in: parseAsString,
};

/** Returns the address of a page with that dialog open. */
export const toCreateInTreeHref = createSerializer(createInTreeParams);
