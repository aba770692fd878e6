import { createContext } from "react";

/** Closes the dialog or sheet around a component. */
export const CloseDialogContext = createContext<() => void>(() => undefined);
