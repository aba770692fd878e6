// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { BulkBar } from "./bulk-bar";
import { SelectAll, Selection, SelectRow, useSelection } from "./selection";

afterEach(cleanup);

const KEYS = ["CI server", "Laptop", "Notebook"];

function List({ keys = KEYS, acted = () => {} }: { keys?: string[]; acted?: (ids: string[]) => void }) {
  return (
    <Selection ids={keys}>
      <SelectAll />
      {keys.map((name) => (
        <SelectRow key={name} id={name} name={name} />
      ))}
      <BulkBar label="Selected keys">
        <Act acted={acted} />
      </BulkBar>
    </Selection>
  );
}

function Act({ acted }: { acted: (ids: string[]) => void }) {
  const { chosen } = useSelection();
  return (
    <button type="button" onClick={() => acted(chosen)}>
      Disable
    </button>
  );
}

const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const press = (name: string) => fireEvent.click(box(name));

describe("a bulk selection", () => {
  it("shows its acts while a row is selected, and how many are", () => {
    render(<List />);
    expect(screen.queryByRole("region", { name: "Selected keys" })).toBeNull();
    press("Select CI server");
    press("Select Laptop");
    expect(screen.getByText("2 selected")).toBeTruthy();
    press("Select Laptop");
    expect(screen.getByText("1 selected")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Clear selection" }));
    expect(screen.queryByText(/selected$/)).toBeNull();
  });

  it("selects all rows, tells some from all, and clears all", () => {
    render(<List />);
    press("Select Laptop");
    expect([box("Select all").checked, box("Select all").indeterminate]).toEqual([false, true]);
    press("Select all");
    expect(KEYS.map((name) => box(`Select ${name}`).checked)).toEqual([true, true, true]);
    expect([box("Select all").checked, box("Select all").indeterminate]).toEqual([true, false]);
    press("Select all");
    expect(KEYS.map((name) => box(`Select ${name}`).checked)).toEqual([false, false, false]);
  });

  it("acts on the selected rows, without those that are gone", () => {
    const acted: string[][] = [];
    const { rerender } = render(<List acted={(ids) => acted.push(ids)} />);
    press("Select all");
    fireEvent.click(screen.getByRole("button", { name: "Disable" }));
    rerender(<List keys={["Laptop", "Notebook"]} acted={(ids) => acted.push(ids)} />);
    fireEvent.click(screen.getByRole("button", { name: "Disable" }));
    expect(acted).toEqual([KEYS, ["Laptop", "Notebook"]]);
    expect(screen.getByText("2 selected")).toBeTruthy();
  });

  it("offers nothing where no row can be selected", () => {
    render(<List keys={[]} />);
    expect(screen.queryByRole("checkbox")).toBeNull();
  });
});
