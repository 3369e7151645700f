import { readFileSync } from 'node:fs'

/** Milliseconds between two looks. */
const often = 500

/** In which whoever starts a hub at a terminal says which process they are. */
export const starterVariable = 'RAPPORTEUR_STARTER'

/**
 * Calls when the parent of this process is gone without having said so: a shell between npm and us
 * ends at a signal and passes it on to nobody, and outlives an npm that is killed. What it answers
 * stops looking.
 */
export function whenOrphaned(gone: () => void, parent = process.ppid): () => void {
  const npm = npmAbove(parent)
  const looking = setInterval(() => {
    if (isThere(parent) && (npm === null || parentOf(parent) === npm)) return
    clearInterval(looking)
    gone()
  }, often)
  looking.unref()
  return () => clearInterval(looking)
}

/** Where a parent that has gone is replaced by another, that tells; elsewhere its number is asked for. */
function isThere(parent: number): boolean {
  if (process.platform !== 'win32') return process.ppid === parent
  try {
    return process.kill(parent, 0)
  } catch {
    return false // No such process.
  }
}

/**
 * The npm that started this shell; `null` if it is none of npm's. Elsewhere than on Linux npm's shell
 * makes room for what it runs (macOS), or ends with npm's console (Windows).
 */
function npmAbove(shell: number): number | null {
  const environment = told(`/proc/${shell}/environ`)
  return environment !== null && /(^|\0)npm_lifecycle_event=/.test(environment)
    ? parentOf(shell)
    : null
}

/** The name in brackets before it may hold anything. */
function parentOf(pid: number): number | null {
  const stat = told(`/proc/${pid}/stat`)
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

function told(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null // There is no such process, or no such folder on this system.
  }
}
