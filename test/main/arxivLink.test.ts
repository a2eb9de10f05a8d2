import { expect, test } from 'vitest'
import { paperOfLink } from '../../src/main/arxivLink'

test.each([
  ['https://arxiv.org/abs/2311.01442', '2311.01442'],
  ['http://arxiv.org/abs/2311.01442v3', '2311.01442'],
  ['https://www.arxiv.org/abs/math.GT/0309136v1', 'math.GT/0309136'],
  ['https://arxiv.org/abs/2311.01442?context=cs#top', '2311.01442'],
])('%s names a paper', (link, id) => {
  expect(paperOfLink(link)).toBe(id)
})

test.each([
  'https://arxiv.org/pdf/2311.01442',
  'https://arxiv.org/abs/',
  'https://arxiv.org/abs/../2311.01442',
  'https://arxiv.org.example.org/abs/2311.01442',
  'https://evil@arxiv.org/abs/2311.01442',
  'https://arxiv.org:8080/abs/2311.01442',
  'https://example.org/abs/2311.01442',
  'javascript:alert(1)//arxiv.org/abs/2311.01442',
  'file:///abs/2311.01442',
  'smb://arxiv.org/abs/2311.01442',
  '//arxiv.org/abs/2311.01442',
  'https://аrxiv.org/abs/2311.01442',
  `https://arxiv.org/abs/2311.01442?${'x'.repeat(3_000)}`,
  '',
])('%s does not', (link) => {
  expect(paperOfLink(link)).toBeNull()
})
