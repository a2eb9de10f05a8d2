import { isPaperId, type PaperId } from '../paperId'
import { LIMITS } from './limits'

// http(s)://[host.]arxiv.org/abs|pdf/ID[vN][.pdf][?…|#…]; no user, no port
const ARXIV_LINK =
  /^https?:\/\/(?:[a-z0-9-]{1,20}\.)?arxiv\.org\/(?:abs|pdf)\/([A-Za-z0-9./-]{1,40}?)(?:v\d{1,3})?(?:\.pdf)?(?:[?#]|$)/i

/** The paper that a link to arXiv names (arxiv.org, rss.arxiv.org and kin), or null. */
export function paperIdOfLink(url: string): PaperId | null {
  if (url.length > LIMITS.url) return null
  // nearly all are http(s)://arxiv.org/abs/ID and need no pattern but the id's
  const host = url.charCodeAt(4) === 0x73 ? 8 : 7
  if (url.startsWith('://arxiv.org/abs/', host - 3) && url.startsWith('http')) {
    const id = url.slice(host + 14)
    if (isPaperId(id)) return id
  }
  const id = ARXIV_LINK.exec(url)?.[1]
  return id !== undefined && isPaperId(id) ? id : null
}
