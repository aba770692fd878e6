// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { OptionList } from "@/components/ui/pickers/option-list";
import { Menu } from "@/components/ui/popovers/menu";
import { Popover } from "@/components/ui/popovers/popover";
import { Tooltip } from "@/components/ui/popovers/tooltip";
import { OnceDialog } from "./once-dialog";

// The code of an overlay is loaded when it first opens.
configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);

describe("a menu", () => {
  function show() {
    const chosen: string[] = [];
    const choose = (label: string) => ({ label, onSelect: () => chosen.push(label) });
    render(<Menu label="Actions" items={[choose("Edit"), "line", choose("Delete")]} />);
    return { chosen, button: screen.getByRole("button", { name: "Actions" }) };
  }

  it("opens at the first press of its button, and gives the focus back", async () => {
    const { button } = show();
    fireEvent.pointerDown(button, { button: 0 });
    const items = await screen.findAllByRole("menuitem");
    expect(items.map(({ textContent }) => textContent)).toEqual(["Edit", "Delete"]);
    expect(button.getAttribute("aria-expanded")).toBe("true");
    fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape" });
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("opened by a key, has the focus on its first item, and acts once the focus is back", async () => {
    const { button, chosen } = show();
    button.focus();
    fireEvent.keyDown(button, { key: "Enter" });
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Edit"));
    fireEvent.keyDown(document.activeElement ?? button, { key: "Enter" });
    await waitFor(() => expect(chosen).toEqual(["Edit"]));
    expect(document.activeElement).toBe(button);
  });
});

function Picker() {
  const [open, setOpen] = useState(false);
  const trigger = <button type="button">Project</button>;
  return (
    <Popover label="Project" open={open} onOpenChange={setOpen} trigger={trigger}>
      <OptionList
        autoFocus
        label="Search"
        options={[{ value: "1", label: "Search" }]}
        chosen={[]}
        onSelect={() => {}}
      />
    </Popover>
  );
}

describe("a picker", () => {
  it("takes what is typed before it has loaded", async () => {
    render(<Picker />);
    const button = screen.getByRole("button", { name: "Project" });
    fireEvent.click(button);
    for (const key of ["S", "e", "x", "Backspace", "a"]) fireEvent.keyDown(button, { key });
    const field = await screen.findByRole<HTMLInputElement>("combobox");
    expect(field.value).toBe("Sea");
    fireEvent.keyDown(field, { key: "Escape" });
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it("closed before it has loaded, leaves keys alone", async () => {
    render(<Picker />);
    const button = screen.getByRole("button", { name: "Project" });
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: "Escape" });
    expect(button.getAttribute("aria-expanded")).toBe("false");
    expect(fireEvent.keyDown(button, { key: "a" })).toBe(true);
  });
});

describe("a tooltip", () => {
  it("describes its child while the pointer is on it or its text, and Escape closes it", async () => {
    render(
      <Tooltip content="Copies the key">
        <button type="button">Copy</button>
      </Tooltip>,
    );
    const button = screen.getByRole("button");
    fireEvent.pointerEnter(button, { pointerType: "mouse" });
    const tip = await screen.findByRole("tooltip");
    expect(button.getAttribute("aria-describedby")).toBe(tip.id);
    expect(tip.textContent).toBe("Copies the key");
    fireEvent.keyDown(document, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("tooltip")).toBeNull());
    expect(button.hasAttribute("aria-describedby")).toBe(false);
  });
});

describe("a dialog that shows a text once", () => {
  async function show() {
    let closed = 0;
    render(
      <OnceDialog
        title="Save your codes"
        description="They are shown only now."
        what="codes"
        text="abc"
        loss="They cannot be shown again."
        onClose={() => {
          closed += 1;
        }}
      >
        {() => <p>abc</p>}
      </OnceDialog>,
    );
    const dialog = await screen.findByRole("dialog");
    return { dialog, closed: () => closed };
  }

  it("asks before Escape closes it without a copy", async () => {
    const { dialog, closed } = await show();
    fireEvent.keyDown(dialog, { key: "Escape" });
    expect((await screen.findByRole("alert")).textContent).toContain("You have not copied the codes.");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Copy codes" }));
    expect(closed()).toBe(0);
    fireEvent.click(screen.getByRole("button", { name: "Close without copying" }));
    expect(closed()).toBe(1);
  });

  it("closes at once after a copy, and when the page is left", async () => {
    const { closed } = await show();
    fireEvent.copy(screen.getByText("abc"));
    fireEvent.click(screen.getByRole("button", { name: "Done" }));
    expect(closed()).toBe(1);
    fireEvent(window, new Event("pagehide"));
    expect(closed()).toBe(2);
  });
});
