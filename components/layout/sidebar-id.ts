/** The element that the buttons of the drawer and of the rail open. */
export const SIDEBAR_ID = "sidebar";
