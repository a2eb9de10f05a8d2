import { assertNever } from '../assertNever'
import type { FileFailure } from '../reports'
import { defineMessages } from './define'

interface DigestCommandMessages {
  readonly help: string
  readonly parseHelp: string
  readonly unknownCommand: (name: string) => string
  readonly unknownOption: (name: string) => string
  readonly noFiles: string
  /** A file that could not be read, and why. */
  readonly notRead: (file: string, failure: FileFailure) => string
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

"npm run -s digest -- COMMAND -h" explains a command.
`,
    parseHelp: `Usage: npm run -s digest -- parse FILE…

Reads digest files (Markdown, RSS, or the JSON file of one paper; the content tells which) and prints one
JSON document a line for each, in the order of the files:

${SHAPE}

Texts are cleaned: without arXiv's stamp, its translations and the period before it, with blanks folded;
TeX is left as it is. A missing text is "", a missing fact null. "cut" says that an abstract breaks off in
the digest. A file that is no digest has no entries and one problem. docs/digest-format.md has the rules.

A file that cannot be read is named on standard error and the exit code is 1; the others are printed.
`,
    unknownCommand: (name) => `There is no command "${name}"; "npm run -s digest -- -h" lists them.`,
    unknownOption: (name) =>
      `There is no option "${name}"; "npm run -s digest -- parse -h" explains the command.`,
    noFiles: 'Name at least one file; "npm run -s digest -- parse -h" explains the command.',
    notRead: (file, failure) => `${file} was not read: ${reasonEn(failure)}.`,
  },
  zh: {
    help: `用法：npm run -s digest -- 命令

命令：
  parse 文件…   以 JSON 输出摘要文件的内容

“npm run -s digest -- 命令 -h”给出命令的说明。
`,
    parseHelp: `用法：npm run -s digest -- parse 文件…

读取摘要文件（Markdown、RSS 或单篇论文的 JSON，由内容判断），按文件顺序输出，每个文件一行 JSON：

${SHAPE}

文本已清理：去掉 arXiv 的印记及其译文，以及印记前的句点；合并空白；TeX 保持原样。缺失的文本为 ""，
缺失的事实为 null。"cut" 表示摘要在文件中被截断。不是摘要文件的，没有条目，只有一个问题。
规则见 docs/digest-format.md。

无法读取的文件在标准错误中说明，退出码为 1；其余文件照常输出。
`,
    unknownCommand: (name) => `没有“${name}”这个命令；“npm run -s digest -- -h”列出所有命令。`,
    unknownOption: (name) => `没有“${name}”这个选项；“npm run -s digest -- parse -h”给出说明。`,
    noFiles: '请至少给出一个文件；“npm run -s digest -- parse -h”给出说明。',
    notRead: (file, failure) => `未能读取 ${file}：${reasonZh(failure)}。`,
  },
})
