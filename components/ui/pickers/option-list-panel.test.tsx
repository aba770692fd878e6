// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Option } from "@/components/ui/fields/select";
import { OptionListPanel } from "./option-list-panel";

afterEach(cleanup);

const options = ["Search", "Voice", "Evals"].map((label) => ({ value: label.toLowerCase(), label }));

const rows = () => screen.queryAllByRole("option").map((row) => row.textContent);

it("chooses with the arrows and Enter, and never sends a form around it", () => {
  const chosen: Option[] = [];
  let sent = 0;
  render(
    <form onSubmit={() => sent++}>
      <OptionListPanel
        label="Search projects"
        options={options}
        chosen={[]}
        onSelect={(option) => chosen.push(option)}
      />
    </form>,
  );
  const field = screen.getByRole("combobox", { name: "Search projects" });
  fireEvent.keyDown(field, { key: "ArrowDown" });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(chosen.map(({ value }) => value)).toEqual(["voice"]);
  fireEvent.change(field, { target: { value: "ev" } });
  expect(rows()).toEqual(["Evals"]);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(chosen.map(({ value }) => value)).toEqual(["voice", "evals"]);
  expect(sent).toBe(0);
});

it("says which of several are chosen", () => {
  render(
    <OptionListPanel
      multiple
      label="Search projects"
      options={options}
      chosen={["voice"]}
      onSelect={() => undefined}
    />,
  );
  const [search, voice] = screen.getAllByRole("option");
  expect(search?.getAttribute("aria-checked")).toBe("false");
  expect(voice?.getAttribute("aria-checked")).toBe("true");
  expect(screen.getByRole("listbox").getAttribute("aria-multiselectable")).toBe("true");
});

it("finds options that are not at hand, and keeps a chosen one when the search is over", async () => {
  const far = { value: "far", label: "Far away" };
  const list = (chosen: string[]) => (
    <OptionListPanel
      multiple
      label="Search projects"
      options={options}
      find={async (text) => (text === "far" ? [far] : [])}
      chosen={chosen}
      onSelect={() => undefined}
    />
  );
  const { rerender } = render(list([]));
  const field = screen.getByRole("combobox");
  fireEvent.change(field, { target: { value: "far" } });
  await waitFor(() => expect(rows()).toEqual(["Far away"]));
  rerender(list(["far"]));
  fireEvent.change(field, { target: { value: "" } });
  expect(rows()).toEqual(["Search", "Voice", "Evals", "Far away"]);
});
