/** Milliseconds between two looks. */
const often = 500

/** In which whoever starts a hub at a terminal says which process they are. */
export const starterVariable = 'RAPPORTEUR_STARTER'

/**
 * Calls when the parent of this process is gone without having said so: a shell between npm and us
 * ends at a signal and passes it on to nobody. What it answers stops looking.
 */
export function whenOrphaned(gone: () => void, parent = process.ppid): () => void {
  const looking = setInterval(() => {
    if (isThere(parent)) return
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
