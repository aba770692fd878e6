import { createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** Opens the dialog that creates a workspace or a project, over any page. */
export const createInTreeParams = {
  make: parseAsStringLiteral(["workspace", "project"]),
  /** The slug of the workspace that a new project is proposed for. */
  in: parseAsString,
};

/** Returns the address of a page with that dialog open. */
export const toCreateInTreeHref = createSerializer(createInTreeParams);
