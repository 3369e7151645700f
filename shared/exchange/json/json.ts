import { z } from 'zod'
import type { FinalDocument } from '../final-document'
import { FinalDocumentSchema } from './model'

const format = 'rapporteur/final-document'

/** Grows when a reader of the version before would misread a file, or refuse it. */
const version = 3

/** The model of a printed document as a file, for programs. */
export function toJson(document: FinalDocument): string {
  return `${JSON.stringify({ format, version, document }, null, 1)}\n`
}

export type ReadJson =
  | { readonly kind: 'document'; readonly document: FinalDocument }
  | { readonly kind: 'not-json' }
  /** JSON, but of something else. */
  | { readonly kind: 'other-format' }
  | { readonly kind: 'newer'; readonly version: number }
  /** `at` is the way to the first field that may not be so: "document.parts.2.kind". */
  | { readonly kind: 'invalid'; readonly at: string }

export function readJson(source: string): ReadJson {
  const value = parse(source)
  if (value === undefined) return { kind: 'not-json' }
  const outside = Envelope.safeParse(value)
  if (!outside.success) return { kind: 'other-format' }
  if (outside.data.version > version) return { kind: 'newer', version: outside.data.version }
  const file = File.safeParse(value)
  if (file.success) return { kind: 'document', document: file.data.document }
  return { kind: 'invalid', at: file.error.issues[0]?.path.join('.') ?? '' }
}

/** The ways to all fields that may not be so, of a document of ours that is not valid. */
export function faultsInJson(source: string): readonly string[] {
  const value = parse(source)
  const outside = Envelope.safeParse(value)
  if (!outside.success || outside.data.version > version) return []
  const file = File.safeParse(value)
  return file.success ? [] : [...new Set(file.error.issues.flatMap(waysTo))]
}

function waysTo(issue: z.core.$ZodIssue): readonly string[] {
  const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]]
  return fields.map((more) => [...issue.path, ...more].join('.'))
}

const Envelope = z.object({ format: z.literal(format), version: z.int().min(1) })

const File = z.strictObject({
  format: z.literal(format),
  // The first knew nothing of what a paper says for programs, nor of the text before a redline; the
  // second nothing of what a block of a redline was, nor of what it is called when all is accepted.
  version: z.literal([1, 2, version]),
  document: FinalDocumentSchema,
})

/** JSON Schema (2020-12) of such a file, for programs that check it before they read it. */
export function jsonSchema(): object {
  return z.toJSONSchema(File, { target: 'draft-2020-12', reused: 'ref' })
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}
