// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { rowCommands } from "@/components/layout/row-commands";
import type { Command } from "./commands";
import { switchShortcuts, useShortcuts } from "./use-shortcuts";

let done: string[] = [];
const command = (id: string, shortcut: string): Command => ({ id, label: id, shortcut, run: () => {} });
const commands = [command("create", "c"), command("keys", "g k"), command("credentials", "g c")];
const run = (command: Command) => void done.push(command.id);

function Page() {
  useShortcuts(commands, run);
  return <input aria-label="Name" />;
}

function Rows() {
  useShortcuts(rowCommands, (command) => "run" in command && command.run());
  return (
    <main>
      <table>
        <tbody>
          {["First", "Second"].map((name) => (
            <tr key={name}>
              <td>
                <input type="checkbox" aria-label={`Select ${name}`} />
              </td>
              <td>
                <a data-slot="row-name" href={`#${name}`}>
                  {name}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
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

it("moves between the rows of a list, and selects them", () => {
  render(<Rows />);
  const focused = () => document.activeElement?.textContent;
  const type = (keys: string) =>
    [...keys].map((key) => {
      press(key, document.activeElement ?? document.body);
      return focused();
    });
  expect(type("jjjkk")).toEqual(["First", "Second", "Second", "First", "First"]);
  type("jx");
  expect(screen.getByLabelText("Select Second")).toHaveProperty("checked", true);
  expect(screen.getByLabelText("Select First")).toHaveProperty("checked", false);
});
