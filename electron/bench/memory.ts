import { readFileSync } from 'node:fs'

/** A process and those that it has started and that are still there, each at its most; Linux only. */
export function memoryOf(pid: number): string {
  try {
    return `${Math.round(peakOf(pid) / 1024)} MB`
  } catch {
    return 'not known on this system'
  }
}

/** Kilobytes. */
function peakOf(pid: number): number {
  const [, own = ''] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  const started = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')
  return started
    .filter((each) => each.trim() !== '')
    .reduce((sum, each) => sum + peakOf(Number(each)), Number(own))
}
