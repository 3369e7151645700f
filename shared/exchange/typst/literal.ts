/**
 * Words as a Typst string. Everything a person has typed goes through here and nowhere else: in a
 * string only `\` and `"` mean anything, so that nothing typed is ever read as code or as markup.
 */
export function literal(words: string): string {
  // Most words hold nothing of the kind.
  if (!special.test(words)) return `"${words}"`
  return `"${words.replace(/[\\"]/g, '\\$&').replace(/\p{Cc}/gu, escaped)}"`
}

const special = /[\\"\p{Cc}]/u

function escaped(control: string): string {
  return `\\u{${control.codePointAt(0)?.toString(16)}}`
}

export function array(values: readonly string[]): string {
  return `(${values.map((value) => `${value}, `).join('')})`
}

/** The keys are ours. */
export function dictionary(entries: Readonly<Record<string, string>>): string {
  const all = Object.entries(entries).map(([key, value]) => `${key}: ${value}, `)
  return all.length > 0 ? `(${all.join('')})` : '(:)'
}
