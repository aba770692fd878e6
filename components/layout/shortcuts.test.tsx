// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Command } from "./commands";
import { switchShortcuts, useShortcuts } from "./use-shortcuts";

let done: string[] = [];
const command = (id: string, shortcut: string): Command => ({ id, label: id, shortcut, run: () => {} });
const commands = [command("create", "c"), command("keys", "g k"), command("credentials", "g c")];
const run = ({ id }: Command) => void done.push(id);

function Page() {
  useShortcuts(commands, run);
  return <input aria-label="Name" />;
}

beforeEach(() => {
  done = [];
  localStorage.clear();
  render(<Page />);
});
afterEach(cleanup);

const press = (key: string, target: Element = document.body, more: object = {}) =>
  fireEvent.keyDown(target, { key, ...more });

it("runs the command of one key, or of two keys one after the other", () => {
  press("c");
  for (const key of ["g", "k", "g", "c", "g", "x", "c"]) press(key);
  expect(done).toEqual(["create", "keys", "credentials", "create"]);
});

it("leaves alone what is typed into a field, with a modifier, or below a dialog", () => {
  press("c", screen.getByLabelText("Name"));
  press("c", document.body, { ctrlKey: true });
  const overlay = document.body.appendChild(document.createElement("div"));
  overlay.dataset.slot = "overlay";
  press("c");
  overlay.remove();
  expect(done).toEqual([]);
});

it("can be turned off", () => {
  switchShortcuts(false);
  press("c");
  switchShortcuts(true);
  press("c");
  expect(done).toEqual(["create"]);
});
