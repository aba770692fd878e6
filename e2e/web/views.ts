/** How pages are seen on a desktop. */
export const DESKTOP = { viewport: { width: 1440, height: 900 }, colorScheme: "light" } as const;

/** How pages are seen on a phone. */
export const PHONE = { viewport: { width: 375, height: 812 }, colorScheme: "dark" } as const;
