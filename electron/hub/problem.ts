import type { HttpProblem, ProblemCode } from '../../shared/protocol'
import { StoreError } from './store'

const statuses = {
  malformed: 400,
  'too-large': 413,
  'not-found': 404,
  'token-invalid': 401,
  'token-expired': 401,
  'another-conference': 403,
  revoked: 403,
  'name-taken': 409,
  'sent-away': 409,
  'disk-full': 507,
  'disk-failed': 500,
  'export-failed': 500,
  'export-not-adopted': 409,
  'export-no-font': 422,
  'export-busy': 429,
  'version-damaged': 500,
  'backup-failed': 500,
} satisfies Record<ProblemCode, number>

/** An answer that is not what was asked for: a code, never a sentence. */
export function problem(code: ProblemCode): Response {
  const body: HttpProblem = { problem: code }
  return Response.json(body, { status: statuses[code] })
}

/** What a fault that nobody caught is to whoever asked. */
export function problemOf(fault: unknown): ProblemCode {
  return fault instanceof StoreError && fault.why === 'disk-full' ? 'disk-full' : 'disk-failed'
}
