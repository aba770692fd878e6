import { expect, test } from "vitest";
import { actionWords } from "@/components/overview/action-words";

test.each([
  ["keys.create", "created the key"],
  ["keys.update", "changed the key"],
  ["keys.leak", "received a leak report for the key"],
  ["keys.endGrace", "ended the grace of the key"],
  ["keys.extendGrace", "extended the grace of the key"],
  ["credentials.reveal", "revealed a secret of the credential"],
  ["credentials.restoreSecret", "restored the previous secret of the credential"],
  ["organizations.updateSettings", "changed the settings of the organization"],
  ["credentials.deactivate", "deactivated the credential"],
  ["usage.export", "exported the usage"],
])("%s reads as a sentence, with a name after it or without", (action, words) => {
  expect(actionWords(action)).toBe(words);
});
