import { assertNever } from '../assertNever'
import type { FileFailure } from '../reports'
import { defineMessages } from './define'

/** The commands that take files. */
type FileCommand = 'parse' | 'align'

interface DigestCommandMessages {
  readonly help: string
  readonly commandHelp: Readonly<Record<FileCommand, string>>
  readonly unknownCommand: (name: string) => string
  readonly unknownOption: (name: string, command: FileCommand) => string
  readonly noFiles: (command: FileCommand) => string
  /** A file that could not be read, and why. */
  readonly notRead: (file: string, failure: FileFailure) => string
  /** A line that could not be aligned, and why. */
  readonly notAligned: (file: string, line: number, fault: 'notJson' | 'notAPaper') => string
}

// The shape of one line, as the parse command prints it.
const SHAPE = `{"file","format":"markdown"|"rss"|"paper-json","channel":string|null,"date":"YYYY-MM-DD"|null,
 "entries":[{"ref":1,"paperId":"2311.01442","version":1|null,
             "announceType":"new"|"cross"|"replace"|"replace-cross"|null,"category":"cs.LG"|null,"url":"…",
             "title":{"zh","en"},"tldr":{"zh","en"},"abstract":{"zh","en"},"cut":{"zh":bool,"en":bool}}],
 "problems":[{"line":12,"message":"…"}]}`

// One sentence a file, as a script's log wants it; the app's own words for the same are in errors.ts.
function reasonEn(failure: FileFailure): string {
  switch (failure.kind) {
    case 'notFound':
      return 'there is no such file'
    case 'noPermission':
      return 'reading it is not allowed'
    case 'notAFile':
      return 'it is no regular file'
    case 'tooLarge':
      return `it has more than ${failure.limitBytes} bytes`
    case 'changing':
      return 'it kept changing meanwhile'
    case 'unknown':
      return `the system reported ${failure.detail}`
    case 'notADigest':
    case 'tooMuchMemory':
    case 'tooSlow':
    case 'misread':
    case 'tooManyFiles':
    case 'notStored':
      return failure.kind // of an import; reading alone does not fail so
    default:
      return assertNever(failure)
  }
}

function reasonZh(failure: FileFailure): string {
  switch (failure.kind) {
    case 'notFound':
      return '没有这个文件'
    case 'noPermission':
      return '没有读取权限'
    case 'notAFile':
      return '不是普通文件'
    case 'tooLarge':
      return `超过 ${failure.limitBytes} 字节`
    case 'changing':
      return '读取时一直在变化'
    case 'unknown':
      return `系统报告 ${failure.detail}`
    case 'notADigest':
    case 'tooMuchMemory':
    case 'tooSlow':
    case 'misread':
    case 'tooManyFiles':
    case 'notStored':
      return failure.kind
    default:
      return assertNever(failure)
  }
}

export const digestCommandMessages = defineMessages<DigestCommandMessages>({
  en: {
    help: `Usage: npm run -s digest -- COMMAND

Commands:
  parse FILE…   prints what digest files say, as JSON
  align FILE…   pairs Chinese and English sentences of abstracts, as JSON

"npm run -s digest -- COMMAND -h" explains a command.
`,
    commandHelp: {
      parse: `Usage: npm run -s digest -- parse FILE…

Reads digest files (Markdown, RSS, or the JSON file of one paper; the content tells which) and prints one
JSON document a line for each, in the order of the files:

${SHAPE}

Texts are cleaned: without arXiv's stamp, its translations and the period before it, with blanks folded;
TeX is left as it is. A missing text is "", a missing fact null. "cut" says that an abstract breaks off in
the digest. A file that is no digest has no entries and one problem. docs/digest-format.md has the rules.

A file that cannot be read is named on standard error and the exit code is 1; the others are printed.
`,
      align: `Usage: npm run -s digest -- align FILE…

Reads files of JSON lines, one abstract a line as a digest has it, and prints a line for each, in their order:

{"id":"2311.01442","zh":"…","en":"…"}
{"id","zh_spans":[[start,end],…],"en_spans":[[start,end],…],"beads":[[[zh,…],[en,…]],…]}

Spans are sentences: UTF-16 offsets in the raw texts, the end excluded, without stamps and blanks around them.
A bead tells by their places which sentences say the same; an empty side has no counterpart. Every sentence
is in exactly one bead. The best alignment is printed even where the app, being unsure, shows paragraphs; of
texts with more than 30 sentences all are one bead. docs/alignment.md explains how it is done.

A line that is no such paper, or a file that cannot be read, is named on standard error and the exit code
is 1; the others are printed.
`,
    },
    unknownCommand: (name) => `There is no command "${name}"; "npm run -s digest -- -h" lists them.`,
    unknownOption: (name, command) =>
      `There is no option "${name}"; "npm run -s digest -- ${command} -h" explains the command.`,
    noFiles: (command) =>
      `Name at least one file; "npm run -s digest -- ${command} -h" explains the command.`,
    notAligned: (file, line, fault) =>
      fault === 'notJson'
        ? `${file}, line ${line} was not aligned: it is no JSON.`
        : `${file}, line ${line} was not aligned: it has no texts "id", "zh" and "en".`,
    notRead: (file, failure) => `${file} was not read: ${reasonEn(failure)}.`,
  },
  zh: {
    help: `用法：npm run -s digest -- 命令

命令：
  parse 文件…   以 JSON 输出摘要文件的内容
  align 文件…   将摘要的中英文句子逐句配对，以 JSON 输出

“npm run -s digest -- 命令 -h”给出命令的说明。
`,
    commandHelp: {
      parse: `用法：npm run -s digest -- parse 文件…

读取摘要文件（Markdown、RSS 或单篇论文的 JSON，由内容判断），按文件顺序输出，每个文件一行 JSON：

${SHAPE}

文本已清理：去掉 arXiv 的印记及其译文，以及印记前的句点；合并空白；TeX 保持原样。缺失的文本为 ""，
缺失的事实为 null。"cut" 表示摘要在文件中被截断。不是摘要文件的，没有条目，只有一个问题。
规则见 docs/digest-format.md。

无法读取的文件在标准错误中说明，退出码为 1；其余文件照常输出。
`,
      align: `用法：npm run -s digest -- align 文件…

读取 JSON Lines 文件，每行一篇论文的摘要（与摘要文件中的原文相同），按顺序每篇输出一行：

{"id":"2311.01442","zh":"…","en":"…"}
{"id","zh_spans":[[起,止],…],"en_spans":[[起,止],…],"beads":[[[zh,…],[en,…]],…]}

spans 是句子在原文中的位置（UTF-16 偏移，不含终点），不含印记和首尾空白。beads 用句子的序号说明哪些句子
意思相同；一侧为空表示没有对应的句子。每个句子恰好属于一个 bead。即使应用因把握不足而只显示段落，这里也
输出最可能的配对；超过 30 句的文本合为一个 bead。方法见 docs/alignment.md。

不符合格式的行和无法读取的文件在标准错误中说明，退出码为 1；其余照常输出。
`,
    },
    unknownCommand: (name) => `没有“${name}”这个命令；“npm run -s digest -- -h”列出所有命令。`,
    unknownOption: (name, command) => `没有“${name}”这个选项；“npm run -s digest -- ${command} -h”给出说明。`,
    noFiles: (command) => `请至少给出一个文件；“npm run -s digest -- ${command} -h”给出说明。`,
    notAligned: (file, line, fault) =>
      fault === 'notJson'
        ? `${file} 第 ${line} 行未能配对：不是 JSON。`
        : `${file} 第 ${line} 行未能配对：缺少文本 "id"、"zh" 或 "en"。`,
    notRead: (file, failure) => `未能读取 ${file}：${reasonZh(failure)}。`,
  },
})
