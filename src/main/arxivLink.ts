import { isPaperId, type PaperId } from '@core/paperId'

/** The paper that a link to arXiv's page of it names, whatever version; null for any other link. */
export function paperOfLink(link: string): PaperId | null {
  if (link.length > 2_048 || !URL.canParse(link)) return null
  const url = new URL(link)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (url.hostname !== 'arxiv.org' && url.hostname !== 'www.arxiv.org') return null
  if (url.port !== '' || url.username !== '' || url.password !== '') return null
  const id = /^\/abs\/(.+?)(?:v\d+)?$/.exec(url.pathname)?.[1]
  return isPaperId(id) ? id : null
}
