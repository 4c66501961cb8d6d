import type {
  ForeignContent,
  ForeignText,
  LimitName,
  Program,
  UnsupportedFormat,
  WorkbookProblem,
} from "./errors.js";

const SAVE_AS = "请用 Excel 或 WPS 打开后另存为 .xlsx 再核对";
const SAVE_AS_TEXT = "请用 Word 或 WPS 打开后另存为 .docx 再核对";

const FOREIGN: Readonly<Record<ForeignContent, string>> = {
  empty: "是空文件（0 字节），请重新导出或复制后再核对",
  html: `不是 Excel 工作簿：内容是网页（HTML），只是扩展名像工作簿，${SAVE_AS}`,
  text: `不是 Excel 工作簿：内容是纯文本（如 CSV），${SAVE_AS}`,
  pdf: "不是 Excel 工作簿：内容是 PDF，请选择生成它的工作簿",
  word: "不是 Excel 工作簿：内容是 Word 文档，请选择工作簿",
  presentation: "不是 Excel 工作簿：内容是演示文稿，请选择工作簿",
  image: "不是 Excel 工作簿：内容是图片，请选择工作簿",
  archive: "不是 Excel 工作簿：内容是压缩包，请先解压，再选择其中的工作簿",
  rtf: "不是 Excel 工作簿：内容是 RTF 文档，请选择工作簿",
  ofd: "不是 Excel 工作簿：内容是 OFD 版式文件，请选择生成它的工作簿",
  xml: "不是 Excel 工作簿：内容是 XML 数据，请选择工作簿",
  unknown: "不是 Excel 工作簿，或内容已无法识别，请选择 .xlsx、.xlsm、.xls 或 .et 文件",
};

const FOREIGN_TEXT: Readonly<Record<ForeignText, string>> = {
  empty: "是空文件，没有文字，请重新导出或复制后再核对",
  html: `是网页（HTML），不能直接读取，${SAVE_AS_TEXT}`,
  pdf: "是 PDF，不能直接读取，请选择生成它的 Word 文档",
  doc: `是旧版 Word 或 WPS 文字文档（.doc、.wps），不能直接读取，${SAVE_AS_TEXT}`,
  odt: `是 OpenDocument 文本（.odt），不能直接读取，${SAVE_AS_TEXT}`,
  rtf: `是 RTF 文档，不能直接读取，${SAVE_AS_TEXT}`,
  xml: `是 XML 数据，不能直接读取；如是 Word 文档，${SAVE_AS_TEXT}`,
  embedded: `的正文嵌在文档内的另一个文件里，不能直接读取，${SAVE_AS_TEXT}`,
  workbook: "是工作簿，不是文字材料，请选择 .docx、.txt 或 .md 文件",
  presentation: "是演示文稿，不是文字材料，请选择 .docx、.txt 或 .md 文件",
  image: "是图片，不能读取其中的文字，请选择 .docx、.txt 或 .md 文件",
  archive: "是压缩包，请先解压，再选择其中的文字材料",
  ofd: "是 OFD 版式文件，不能直接读取，请选择生成它的 Word 文档",
  unknown: "不是文字材料，或内容已无法识别，请选择 .docx、.txt 或 .md 文件",
};

const UNSUPPORTED: Readonly<Record<UnsupportedFormat, string>> = {
  xlsb: "二进制工作簿（.xlsb）",
  ods: "OpenDocument 表格（.ods）",
  xml2003: "XML 电子表格 2003",
  mhtml: "单个文件网页（.mht）",
  numbers: "Numbers 表格（.numbers）",
};

const LIMITS: Readonly<Record<LimitName, (actual: number, limit: number) => string>> = {
  fileBytes: (actual, limit) => `文件有 ${megabytes(actual)}，超过 ${megabytes(limit)}`,
  inflatedBytes: (actual, limit) => `解压后有 ${megabytes(actual)}，超过 ${megabytes(limit)}`,
  partBytes: (actual, limit) => `其中一个部件解压后有 ${megabytes(actual)}，超过 ${megabytes(limit)}`,
  ratio: (actual, limit) =>
    `解压后是文件的 ${String(Math.round(actual))} 倍，超过 ${String(limit)} 倍，内容不正常`,
  entries: (actual, limit) => `压缩包内有 ${String(actual)} 个部件，超过 ${String(limit)} 个`,
  sheets: (actual, limit) => `有 ${String(actual)} 张工作表，超过 ${String(limit)} 张`,
  cells: (actual, limit) => `有数据的单元格达到 ${String(actual)} 个，超过 ${String(limit)} 个`,
  arrayFormulas: (actual, limit) => `有 ${String(actual)} 个多单元格数组公式，超过 ${String(limit)} 个`,
  textBytes: (actual, limit) => `文字内容有 ${megabytes(actual)}，超过 ${megabytes(limit)}`,
  textCharacters: (actual, limit) => `文字达到 ${String(actual)} 个字符，超过 ${String(limit)} 个`,
  paragraphs: (actual, limit) => `有 ${String(actual)} 个段落，超过 ${String(limit)} 个`,
  formats: (actual, limit) => `有 ${String(actual)} 种数字格式，超过 ${String(limit)} 种`,
};

const NOT_WRITABLE = {
  xls: "是旧版格式（.xls），不能写出修改后的副本，请用 Excel 或 WPS 另存为 .xlsx 后再试",
  signed: "带有数字签名，修改后签名会失效，不能写出修改后的副本，请用 Excel 取消签名、另存一份后再试",
  structure: "的工作簿结构受保护，不能添加工作表，请先在 Excel 或 WPS 中撤销工作簿保护再试",
} as const;

const NOT_EDITABLE = {
  formula: "是公式，不能用数值覆盖，请修改公式或它引用的单元格",
  locked: "受工作表保护、已锁定，请先撤销工作表保护再试",
} as const;

/** The sentence for the user: what is wrong with which file, and what to do. */
export function messageOf(file: string, problem: WorkbookProblem, program: Program): string {
  switch (problem.code) {
    case "notWorkbook":
      return `文件 ${file} ${FOREIGN[problem.content]}。`;
    case "notText":
      return `文件 ${file} ${FOREIGN_TEXT[problem.content]}。`;
    case "unsupported":
      return `文件 ${file} 是${UNSUPPORTED[problem.format]}，不能直接核对，${SAVE_AS}。`;
    case "tooOld":
      return `文件 ${file} 是 Excel 95 或更早版本的格式，不能直接核对，${SAVE_AS}。`;
    case "encrypted":
      return `文件 ${file} 设有打开密码，无法读取，请在 ${program} 或 WPS 中取消密码、另存一份再核对。`;
    case "damaged":
      return `文件 ${file} 已损坏：${damageText(problem)}，请用 ${program} 或 WPS 打开后另存一份再核对。`;
    case "tooLarge": {
      const place = problem.sheet === undefined ? "" : `读到工作表“${problem.sheet}”时，`;
      return `文件 ${file} 过大：${place}${LIMITS[problem.what](problem.actual, problem.limit)}，请拆分或清理后再核对。`;
    }
    case "uncalculated":
      return (
        `文件 ${file} 中工作表“${problem.sheet}”的单元格 ${problem.cell} 是公式，但没有保存计算结果，` +
        "请用 Excel 或 WPS 打开并保存一次再核对。"
      );
    case "notWritable":
      return `文件 ${file} ${NOT_WRITABLE[problem.why]}。`;
    case "notEditable":
      return `文件 ${file} 中工作表“${problem.sheet}”的单元格 ${problem.cell} ${NOT_EDITABLE[problem.why]}。`;
  }
}

function damageText(problem: Extract<WorkbookProblem, { code: "damaged" }>): string {
  switch (problem.what) {
    case "container":
      return "文件结构无法识别";
    case "cutFile":
      return "文件不完整，可能没有传完或没有保存完";
    case "workbook":
      return "工作簿的目录无法识别";
    case "noSheets":
      return "没有可读的工作表";
    case "unreadable":
      return "内容无法识别";
    case "partMissing":
      return `缺少部件 ${problem.part}`;
    case "partCut":
      return `部件 ${problem.part} 的数据不完整`;
    case "partChecksum":
      return `部件 ${problem.part} 的内容与校验值不符`;
    case "partDoctype":
      return `部件 ${problem.part} 含有不允许的文档类型声明（DOCTYPE）`;
    case "duplicatePart":
      return `部件 ${problem.part} 有内容不同的两份`;
    case "sheetMissing":
      return `工作表“${problem.sheet}”的数据缺失`;
    case "sheetCut":
      return `工作表“${problem.sheet}”的数据不完整`;
    case "sheetChecksum":
      return `工作表“${problem.sheet}”的内容与校验值不符`;
    case "sheetUnreadable":
      return `工作表“${problem.sheet}”的数据无法识别`;
    case "duplicateSheet":
      return `有两张工作表都叫“${problem.sheet}”`;
    case "cellNumber":
      return `工作表“${problem.sheet}”单元格 ${problem.cell} 的数值无法识别`;
    case "cellOutside":
      return `工作表“${problem.sheet}”的单元格 ${problem.cell} 超出表格范围`;
    case "cellError":
      return `工作表“${problem.sheet}”单元格 ${problem.cell} 的错误值无法识别`;
  }
}

/** A size as people read it. */
export function megabytes(bytes: number): string {
  const size = bytes / (1024 * 1024);
  return `${size >= 10 ? String(Math.round(size)) : size.toFixed(1)} MB`;
}
