import { workFolder, type WorkFolder } from './workFolder'

/**
 * Runs a page of the benchmark as scripts/bench.mjs asks, `PAGE.mjs FOLDER`, and prints it; or, in a
 * process that the page itself has started, `PAGE.mjs FOLDER JOB…`, one of its jobs.
 */
export async function runPage(
  page: (work: WorkFolder) => Promise<string>,
  child?: (work: WorkFolder, job: readonly string[]) => Promise<void>,
): Promise<void> {
  const [folder = '', ...job] = process.argv.slice(2)
  const work = workFolder(folder)
  if (job.length === 0) console.log(await page(work))
  else await child?.(work, job)
}
