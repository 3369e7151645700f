import { z } from 'zod'
import type { FinalDocument } from '../final-document'
import { FinalDocumentSchema } from './model'

const format = 'rapporteur/final-document'

/** Grows when a reader of the version before would misread a file, or refuse it. */
const version = 1

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

const Envelope = z.object({ format: z.literal(format), version: z.int().min(1) })

const File = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
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
