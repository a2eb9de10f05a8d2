/** The headless command `npm run -s digest`; scripts/digest.mjs starts it. */
import type { Locale } from '@core/messages/define'
import { runDigest } from './runDigest'

const { argv, env, stdout, stderr } = process

// whoever reads the output may stop early, as `head` does
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

function localeOf(language: string | undefined): Locale {
  return language?.startsWith('zh') === true ? 'zh' : 'en'
}

process.exitCode = await runDigest(argv.slice(2), {
  // npm starts scripts in the project's folder and keeps the one where the person stood
  folder: (env['npm_lifecycle_event'] === 'digest' ? env['INIT_CWD'] : undefined) ?? process.cwd(),
  locale: localeOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']),
  print: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
  complain: (text) => void stderr.write(text),
})
