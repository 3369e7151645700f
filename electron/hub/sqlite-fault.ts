import { StoreError, type StoreFault } from './store'

/** What SQLite, or the operating system beneath it, says in its own code. */
const faults: readonly (readonly [RegExp, StoreFault])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'disk-full'],
  // A folder that is not there cannot be written to either.
  [/^(SQLITE_READONLY|SQLITE_PERM|EROFS|EACCES|EPERM|ENOENT|ENOTDIR)/, 'disk-read-only'],
  [/^SQLITE_CORRUPT/, 'damaged'],
  [/^SQLITE_NOTADB/, 'not-a-conference'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'locked'],
]

export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  const why = faults.find(([pattern]) => pattern.test(code))?.[1] ?? 'disk-failed'
  return new StoreError(why, { cause: error })
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}
