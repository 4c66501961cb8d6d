import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

/** The project's own configuration, without the rules that need types: the snippets are not on disk. */
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `src/hosts/excel/${file}` });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe("writing into cells", () => {
  it.each(["range.values = [[1]];", "sheet.getCell(0, 0).formulas = x;", "a.numberFormatLocal = [['@']];"])(
    "is allowed in one place only: %s",
    async (statement) => {
      const code = `export function f(range: any, sheet: any, a: any, x: any) { ${statement} }`;
      expect(await complaints("goTo.ts", code)).toContain("Write into cells through writeCell.ts.");
      expect(await complaints("writeCell.ts", code)).not.toContain("Write into cells through writeCell.ts.");
    },
  );
});
