import type { Inlines, Remark } from './final-document'

/** Between the number of an amendment and its sponsors, at the head of a remark. */
export const afterLabel = ' · '

/** "A/7", the number of the amendment that a remark is about. */
export function labelOfRemark({ lines }: Remark): string {
  return (lines[0] ?? '').split(afterLabel)[0] ?? ''
}

/**
 * The remark that ends with each run of a line, where changes of one amendment end: printed there
 * once, since paper has no comments beside it.
 */
export function remarksAtEnds(content: Inlines): readonly (number | null)[] {
  const remarks = content.map(({ revision }) => revision?.remark ?? null)
  return remarks.map((remark, at) => (remark === remarks[at + 1] ? null : remark))
}
