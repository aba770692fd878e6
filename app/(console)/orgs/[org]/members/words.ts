/** The title and the description of the page. */
export const memberWords = {
  title: "Members",
  description: "The people of the organization, their roles and the workspaces that they work in.",
};
