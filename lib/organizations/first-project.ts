/** The name of an organization's first project, unless the person names it. */
export const FIRST_PROJECT = "My first project";
