import { StoreError, type StoreFault } from '../store'

/** By PostgreSQL's own codes; what is not here, a lost connection among them, may pass. */
const faults: ReadonlyMap<string, StoreFault> = new Map([
  ['53100', 'disk-full'],
  ['25006', 'disk-read-only'],
  ['42501', 'disk-read-only'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
])

export function faultIn(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const why = faults.get(codeOf(error)) ?? 'disk-failed'
  return new StoreError(why, { cause: error })
}

/** Whether the server has said no, and so has done nothing; else it may have done what was asked. */
export function isAnswer(error: unknown): boolean {
  // 57P01 to 57P03: it shuts down, and what became of the last statement is not said.
  return error instanceof StoreError || /^(?!57P)[0-9A-Z]{5}$/.test(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
