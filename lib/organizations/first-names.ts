/** The names of an organization's first workspace and project, unless the person names them. */
export const FIRST_WORKSPACE = "Main";
export const FIRST_PROJECT = "My first project";
