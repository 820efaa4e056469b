import { startExhibit } from "./start.ts";
const [, , what, ...opts] = process.argv;
const exhibit = await startExhibit();
try {
  for (const show of (what ?? "map").split(","))
    for (const o of opts.length ? opts : ["en,light,760"]) {
      const [language, appearance, width, mode] = o.split(",");
      const page = await (mode === "plain" ? exhibit.plainBrowser : exhibit.browser).newPage({
        viewport: { width: Number(width), height: 900 },
      });
      page.on("console", (m) => console.log(m.type(), m.text(), JSON.stringify(m.location())));
      page.on("pageerror", (e) => console.log("pageerror", e.message, e.stack?.slice(0, 400)));
      await page.goto(`${exhibit.origin}/?show=${show}&language=${language}&appearance=${appearance}`);
      await page.locator("figure").first().waitFor();
      if (show === "map") {
        await page.mouse.move(Number(width) / 2, 300);
        if (mode === "still") await page.waitForTimeout(300);
        else
          await page
            .locator(mode === "plain" ? "[data-state=still]" : "[data-state=moving]")
            .waitFor({ timeout: 10000 })
            .catch((e) => console.log(String(e).slice(0, 200)));
      } else await page.waitForTimeout(800);
      if (mode === "table") await page.getByRole("button", { expanded: false }).first().click();
      if (mode === "print") await page.emulateMedia({ media: "print" });
      if (mode === "closer") {
        await page.locator("[class*=zoom] button").first().click();
        await page.waitForTimeout(900);
      }
      await page.screenshot({ path: `/tmp/shots/${show}-${o.replaceAll(",", "-")}.png`, fullPage: true });
      await page.close();
    }
} finally {
  await exhibit.close();
}
