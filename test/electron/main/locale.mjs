// @ts-check
/** The app's and the system's languages, as Electron finds them on Linux. */

/**
 * The application's locale: `--lang`, else the system's, in the form of Chromium's own translations.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function applicationLocale(args, env) {
  const asked = args.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length)
  return translationFor(asked || systemLanguages(env)[0] || 'en-US')
}

/** The system's locale, by LC_ALL, LC_MESSAGES and LANG. @param {NodeJS.ProcessEnv} env */
export function systemLocale(env) {
  const name = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return isPlain(name) ? 'en-US' : canonical(name)
}

/**
 * The system's languages, most wanted first, as g_get_language_names has them: each locale of LANGUAGE,
 * LC_ALL, LC_MESSAGES or LANG (the first that is set) from its full name down to the language alone.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function systemLanguages(env) {
  const names = env.LANGUAGE || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return names
    .split(':')
    .filter((name) => !isPlain(name))
    .flatMap(variants)
    .map(canonical)
}

/** @param {string} name */
const isPlain = (name) => name === '' || /^(C|POSIX)(\.|$)/.test(name)

/** `zh_CN.UTF-8` → `zh_CN.UTF-8`, `zh_CN`, `zh.UTF-8`, `zh`. @param {string} name */
function variants(name) {
  const [, language = name, territory = '', codeset = ''] = /^([^_.@]+)(_[^.@]+)?(\.[^@]+)?/.exec(name) ?? []
  return [...new Set([language + territory + codeset, language + territory, language + codeset, language])]
}

/** @param {string} name */
const canonical = (name) => name.replace(/[.@].*$/, '').replaceAll('_', '-')

/** Chromium is translated into few regional variants. @param {string} locale */
function translationFor(locale) {
  const [language = 'en', region] = locale.split('-')
  if (language === 'zh') return ['TW', 'HK', 'MO', 'Hant'].includes(region ?? '') ? 'zh-TW' : 'zh-CN'
  if (language === 'en') return region === 'GB' || region === 'AU' || region === 'IN' ? 'en-GB' : 'en-US'
  if (language === 'pt') return region === 'PT' ? 'pt-PT' : 'pt-BR'
  if (language === 'es') return region === undefined || region === 'ES' ? 'es' : 'es-419'
  return language
}
