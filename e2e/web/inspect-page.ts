import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import type axe from "axe-core";
import { DESKTOP, PHONE } from "./views";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails where axe finds something serious or critical, or a control cannot be reached. On the desktop, looks at the page
 * on a phone too: markup is the same there, so axe checks what differs, the contrast of the dark theme.
 */
export async function inspectPage(page: Page) {
  // Not a rule of axe: the title goes for a moment while another address loads.
  await expect(page).toHaveTitle(/./);
  if (test.info().project.name === "phone") return expectReachable(page);
  await expectAccessible(page, { rules: { "document-title": { enabled: false } } });
  await expectReachable(page);
  await setView(page, PHONE);
  await expectAccessible(page, { runOnly: ["color-contrast"] });
  await expectReachable(page);
  await setView(page, DESKTOP);
}

async function setView(page: Page, { viewport, colorScheme }: typeof DESKTOP | typeof PHONE) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}

async function expectAccessible(page: Page, rules: axe.RunOptions) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeScript);
  const options: axe.RunOptions = { ...rules, resultTypes: ["violations"], preload: false };
  const { violations } = await page.evaluate((given) => window.axe.run(given), options);
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Fails if the page is wider than its window, or a control is beyond an edge of it where nothing scrolls. */
const expectReachable = (page: Page) => expect.poll(() => page.evaluate(findUnreachable)).toEqual([]);

/** Runs in the browser. Returns the controls that nobody can reach, and the page if it is too wide. */
function findUnreachable(): string[] {
  const { scrollWidth } = document.documentElement;
  const scrolls = (element: Element, axis: "X" | "Y") =>
    /auto|scroll/.test(getComputedStyle(element)[`overflow${axis}`]);
  const canReach = (control: Element) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    let beyondX = left < -1 || right > window.innerWidth + 1;
    let beyondY = top < -1 || bottom > window.innerHeight + 1;
    for (let at: Element | null = control; at && (beyondX || beyondY); at = at.parentElement) {
      const { clipPath, position } = getComputedStyle(at);
      // Only screen readers have it.
      if (clipPath !== "none") return true;
      beyondX &&= !scrolls(at, "X");
      beyondY &&= !scrolls(at, "Y");
      if (position === "fixed") return !beyondX && !beyondY;
    }
    // The page itself scrolls up and down.
    return !beyondX;
  };
  // The link that skips the navigation comes into view with the focus.
  const controls = document.querySelectorAll("a[href]:not([href='#main']), button, input, select, textarea");
  const unreachable = [...controls].filter(
    (control) =>
      control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !control.closest("[inert], [aria-hidden=true]") &&
      !canReach(control),
  );
  return [
    ...(scrollWidth > window.innerWidth ? [`The page is ${scrollWidth} pixels wide`] : []),
    ...unreachable.map(({ outerHTML }) => outerHTML),
  ];
}
