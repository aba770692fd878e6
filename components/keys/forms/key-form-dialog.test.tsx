// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { FormDialog } from "@/components/forms/form-dialog";
import { useServerForm } from "@/components/forms/use-server-form";
import type { ActionError, Result } from "@/lib/core/errors/action-result";
import { type CreateKeyInput, createSchema, toCreateInput, toNewForm } from "./key-form";
import { NameField } from "./name-field";
import { PolicySection } from "./policy-section";
import { ScopesField } from "./scopes-field";

// The dialog loads its panel when it opens. The first load is slow.
beforeAll(() => import("@/components/ui/dialogs/dialog-panel"));
afterEach(cleanup);

type Answer = Promise<Result<{ name: string }>>;

function CreateForm({ answer }: { answer: (input: CreateKeyInput) => Answer }) {
  const form = useServerForm({
    defaultValues: toNewForm(["chat:write"], null, false),
    schema: createSchema,
    toInput: toCreateInput,
    mode: "onChange",
    send: answer,
    onDone: () => {},
  });
  return (
    <FormDialog open title="New Key" verb="Create" form={form} untilValid>
      <NameField ofProject={false} />
      <ScopesField grantable={["chat:write", "models:read"]} />
      <PolicySection section="limits" />
      <PolicySection section="restrictions" />
    </FormDialog>
  );
}

const refuse = (error: Partial<ActionError>): Answer =>
  Promise.resolve({
    ok: false,
    error: { code: "CONFLICT", message: "", reason: null, param: null, fields: [], requestId: "r", ...error },
  });

const create = () => screen.getByRole<HTMLButtonElement>("button", { name: "Create" });
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const addEntry = (label: string | RegExp, value: string) => {
  type(label, value);
  fireEvent.keyDown(screen.getByLabelText(label), { key: "Enter" });
};

/** Opens the form. Returns the inputs that it sends. */
async function open(answer: () => Answer = () => Promise.resolve({ ok: true, data: { name: "CI" } })) {
  const sent: CreateKeyInput[] = [];
  render(
    <CreateForm
      answer={(input) => {
        sent.push(input);
        return answer();
      }}
    />,
  );
  await screen.findByRole("dialog");
  return sent;
}

describe("the form of a key", () => {
  it("can be sent once it is valid, and sends what was typed", async () => {
    const sent = await open();
    await waitFor(() => expect(create().disabled).toBe(true));
    type("Label", "CI server");
    type(/^Daily hard limit/, "1,000");
    addEntry(/^IP allowlist/, "10.0.0.0/8");
    await waitFor(() => expect(create().disabled).toBe(false));
    fireEvent.click(create());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      ...{ name: "CI server", scopes: ["chat:write"], dailyHardLimit: 1000, ipAllowlist: ["10.0.0.0/8"] },
    });
  });

  it("takes a budget with parts for models, which have to fit into it", async () => {
    const sent = await open();
    type("Label", "CI server");
    type(/^Max budget/, "$1,000");
    fireEvent.click(screen.getByLabelText("A month"));
    fireEvent.click(screen.getByRole("button", { name: "Add model" }));
    type("Model 1", "gpt-*");
    type("Budget of model 1", "1200");
    expect(await screen.findByText(/^These add up to \$1,200\.00, more than the budget/)).toBeTruthy();
    expect(create().disabled).toBe(true);
    type("Budget of model 1", "a lot");
    expect(await screen.findByText("gpt-*: Use an amount such as 12.50")).toBeTruthy();
    type("Budget of model 1", "200");
    fireEvent.click(screen.getByRole("button", { name: "Add model" }));
    type("Model 2", "gpt-* ");
    type("Budget of model 2", "5");
    expect(await screen.findByText("gpt-* has a budget above.")).toBeTruthy();
    expect(screen.getByLabelText("Model 2").getAttribute("aria-invalid")).toBe("true");
    await waitFor(() => expect(create().disabled).toBe(true));
    type("Model 2", "o3");
    expect(screen.queryByText("gpt-* has a budget above.")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Remove o3" }));
    await waitFor(() => expect(create().disabled).toBe(false));
    expect(screen.getByText(/\$1,000 budget · 1 model budget/)).toBeTruthy();
    fireEvent.click(create());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      ...{ maxBudgetUsd: "1000", budgetPeriod: "month", modelBudgets: { "gpt-*": "200" } },
    });
  });

  it("says what is wrong at the field and in the fold, until it is right", async () => {
    await open();
    type("Label", "CI server");
    addEntry(/^IP allowlist/, "10.0.0.1, 10.0.0.300");
    expect(await screen.findByText(/^10\.0\.0\.300 is not an address/)).toBeTruthy();
    expect(screen.getByText("1 field needs attention")).toBeTruthy();
    expect(create().disabled).toBe(true);
    fireEvent.click(screen.getByRole("button", { name: "Remove 10.0.0.300" }));
    await waitFor(() => expect(create().disabled).toBe(false));
    expect(screen.getByText("1 address")).toBeTruthy();
  });

  it("shows a refusal at its field and above the buttons, and focuses the field", async () => {
    await open(() => refuse({ message: "This name is taken", param: "name", reason: "taken" }));
    type("Label", "CI server");
    await waitFor(() => expect(create().disabled).toBe(false));
    fireEvent.click(create());
    expect(await screen.findByText("This name is taken")).toBeTruthy();
    expect(screen.getByText("1 field needs attention.")).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Label")));
    type("Label", "CI server 2");
    await waitFor(() => expect(screen.queryByText("This name is taken")).toBeNull());
    expect(screen.queryByText("1 field needs attention.")).toBeNull();
  });

  it("opens the fold of a refused field", async () => {
    await open(() =>
      refuse({ param: "dailyHardLimit", message: "Beyond your own access", reason: "attenuation" }),
    );
    type("Label", "CI server");
    await waitFor(() => expect(create().disabled).toBe(false));
    fireEvent.click(create());
    const text = await screen.findByText("Beyond your own access");
    expect(text.closest("details")?.open).toBe(true);
  });

  it("keeps what was typed where no answer comes, and says what is known", async () => {
    await open(() => Promise.reject(new TypeError("Failed to fetch")));
    type("Label", "CI server");
    await waitFor(() => expect(create().disabled).toBe(false));
    fireEvent.click(create());
    expect(await screen.findByText(/^No answer from the server\. It may have been saved/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Label").value).toBe("CI server");
    expect(create().disabled).toBe(false);
  });
});
