/** The classes of the box around a secret. */
export const secretBox = "flex min-h-10 items-center rounded-8 border border-line-2 bg-sunken pr-1 pl-3";
