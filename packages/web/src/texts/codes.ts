import type { Texts } from "./define.ts";
import { useReading } from "./reading.tsx";

/**
 * What a code of the register is called: the text by `prefix` and the code, or the code itself where the register knows more
 * of them than these texts do.
 */
export function useCodes({ namespace }: Texts): (prefix: string, code: string) => string {
  const { say } = useReading();
  return (prefix, code) => {
    const id = `${namespace}.${prefix}${code}`;
    const said = say(id);
    return said === id ? code : said;
  };
}
