import type { PaperId } from '../paperId'
import { stripLabels } from './leftovers'
import { STAMP_ID } from './stamp'

/** How far into the text a stamp may reach. */
const HEAD = 160

// What models made of `Announce Type`: 公告类型, 类型公告, 通告类型, 声明类型, 发布类型, … or left as it was
const TYPE_NAME =
  '(?:公告|通告|声明|发布|发表|公布|宣布|通知|消息|进行)?类型(?:公告|通告)?|Announce(?:ment)? Type'
const TYPE_LABEL = String.raw`(?:${TYPE_NAME})\s?[:：]\s{0,4}`
// Behind an id any short word with a colon will do: 语种：…
const ANY_LABEL = String.raw`(?:${TYPE_NAME}|(?!摘要|抽象|文摘|提要)[\u4e00-\u9fff]{1,6})\s?[:：]\s{0,4}`

// … and of new, cross, replace, replace-cross
const TYPE_NEW = '新(?:的|文|型|论文|公告|研究|内容)?|new'
const TYPE_CROSS =
  '(?:交叉|跨)(?:领域|学科|交互|界|越|域|项|文|研究|提交|传播|版本|库)?|cross(?:-list(?:ed)?)?'
const TYPE_REPLACE = '(?:替换|替代|更新|replace)(?:版)?'
const TYPE = `(?:(?:${TYPE_REPLACE})[-–—]?(?:${TYPE_CROSS}|跨度|跨文档)?|(?:${TYPE_CROSS})[-–—]?(?:${TYPE_REPLACE})?|${TYPE_NEW})(?:公告)?`
// The same where the text follows without a sign between: the shortest reading, so that no word is lost
const BARE_TYPE = '(?:(?:替换|替代)-?(?:交叉|跨)?|(?:交叉|跨)(?:领域|学科)?替换|交叉|跨领域|跨学科|跨|新)'

// … and of `Abstract:`
const ABSTRACT_LABEL = String.raw`(?:公告|当前|原文|论文)?(?:摘要|抽象|文摘|提要|概要|简介|总结|Abstract)\s?[:：。]\s{0,4}`

// arXiv:2608.20338v1, 《arXiv：2608.20338v1》, 摘要：arXiv:2608.20338v1, 论文编号：2608.20338v1
const ID_PART = String.raw`[《「“"]?(?:[^\d:：。，；！？]{0,12}[:：]\s?)?(?:arXiv\s?[:：]?\s?)?(${STAMP_ID})(?:v\d{1,4})?[》」”"]?`

const STAMPS: readonly RegExp[] = [
  // arXiv:… 公告类型：新 摘要：
  String.raw`^${ID_PART}\s{0,4}${ANY_LABEL}${TYPE}[》」”"]?[。.]?\s{0,4}${ABSTRACT_LABEL}`,
  // arXiv:… 公告类型：交叉 …, the label of the abstract is missing
  String.raw`^${ID_PART}\s{0,4}${ANY_LABEL}${TYPE}(?:[。.]\s{0,4}|\s{1,4})`,
  // arXiv:… 摘要：, the type is missing, or one that no model has written yet
  String.raw`^${ID_PART}[^。，；！？]{0,24}?${ABSTRACT_LABEL}`,
  // arXiv:… 公告类型：交叉…, with no sign behind the type
  String.raw`^${ID_PART}\s{0,4}${ANY_LABEL}${BARE_TYPE}[:：]?`,
  // 公告类型：新 摘要：, the id is missing
  String.raw`^(?:摘要[:：]\s?)?${TYPE_LABEL}${TYPE}[。.]?\s{0,4}(?:${ABSTRACT_LABEL}|$)`,
].map((pattern) => new RegExp(pattern, 'i'))

// arXiv:2402.16014v1 and then the text, or nothing
const LONE_ID = new RegExp(String.raw`^arXiv\s?[:：]\s?(${STAMP_ID})v\d{1,4}(?:\s|$)`, 'i')

/**
 * Takes translated stamps, labels and left-over prompt text off the beginning of a Chinese abstract whose
 * blanks are folded. Over seventy spellings of the stamp are known (docs/digest-format.md). A word such
 * as 摘要, 抽象 or 公告 that opens a sentence stays: a stamp is told by its id, its labels and their colons.
 * @param isStamped whether the English abstract carries the stamp that may have been translated
 */
export function cleanChineseAbstract(text: string, id: PaperId, isStamped: boolean): string {
  const bare = mayBeStamped(text, isStamped) ? withoutStamp(text, id, isStamped) : text
  return stripLabels(bare, isStamped)
}

/** A cheap look before the patterns: an unstamped entry's text is searched only if it opens like a stamp. */
function mayBeStamped(text: string, isStamped: boolean): boolean {
  if (isStamped) return true
  const first = text.charCodeAt(0) | 0x20
  return first === 0x61 || text.startsWith('公告类型') || text.startsWith('摘要')
}

function withoutStamp(text: string, id: PaperId, isStamped: boolean): string {
  const head = text.slice(0, HEAD)
  if (!/[:：]/.test(head)) return text
  for (const stamp of STAMPS) {
    const match = stamp.exec(head)
    if (match !== null) return text.slice(match[0].length).trimStart()
  }
  const lone = LONE_ID.exec(head)
  if (lone !== null && lone[1] === id && (isStamped || lone[0].length === text.length)) {
    return text.slice(lone[0].length).trimStart()
  }
  return text
}
