import { expect, test } from "vitest";
import { actionWords } from "@/components/overview/action-words";

test.each([
  ["key.create", "created the key"],
  ["key.update", "changed the key"],
  ["key.leak", "was told of a leak of the key"],
  ["key.end-grace", "ended the grace of the key"],
  ["key.extend-grace", "extended the grace of the key"],
  ["credential.deactivate", "deactivated the credential"],
])("%s reads as a sentence, with a name after it or without", (action, words) => {
  expect(actionWords(action)).toBe(words);
});
