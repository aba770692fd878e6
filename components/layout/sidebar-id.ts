/** The id of the sidebar, which the buttons of the drawer and the rail open. */
export const SIDEBAR_ID = "sidebar";
