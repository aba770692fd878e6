/** The id of the sidebar, for the buttons that open it. */
export const SIDEBAR_ID = "sidebar";
