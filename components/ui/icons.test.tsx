import { icons as drawings } from "lucide-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { icons } from "./icons";

/**
 * After a change of the icons or an upgrade of the package, `vitest run --project unit components/ui/icons --update`
 * draws the file anew.
 */
it("are drawn in the checked-in file", async () => {
  const symbols = Object.entries(icons).map(([name, drawing]) =>
    renderToStaticMarkup(createElement(drawings[drawing]))
      .replace(/^<svg[^>]*>/, `<symbol id="${name}" viewBox="0 0 24 24">`)
      .replace("</svg>", "</symbol>\n"),
  );
  const file = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\n${symbols.join("")}</svg>\n`;
  await expect(file).toMatchFileSnapshot("icons.svg");
});
