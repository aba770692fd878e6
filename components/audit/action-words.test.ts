import { expect, test } from "vitest";
import { actionWords } from "./action-words";

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
  ["workflows.rotateSecret", "rotated the signing secret of the workflow"],
  ["members.delete", "removed the member"],
])("%s reads as a sentence, with a name after it or without", (action, words) => {
  expect(actionWords(action)).toBe(words);
});

test("an action reads by what it changed", () => {
  expect(actionWords("invitations.accept", "invitation:1")).toBe("accepted the invitation");
  expect(actionWords("invitations.accept", "member:1")).toBe("joined as the member");
});
