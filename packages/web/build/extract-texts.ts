/** `npm run texts`: brings every language's PO file up to the English of the screens, and says what is left to translate. */
import { writeFile } from "node:fs/promises";
import { extracted } from "./extract.ts";
import { englishMessages, poPath, readPo, TRANSLATED, translations } from "./texts.ts";

const english = await englishMessages();
for (const language of TRANSLATED) {
  const po = extracted(readPo(language), language, english);
  await writeFile(poPath(language), `${po.toString().trimEnd()}\n`);
  console.log(`${language}: ${translations(po).size} of ${english.size} translated`);
}
