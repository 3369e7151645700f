/** What a column of a list of States may hold. */
export const columnKinds = [
  'state',
  'convention-signed',
  'convention-joined',
  'joining-act',
  'consent',
  'original-protocol',
  'capital',
  'un-member',
  'status',
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** For each column of a sheet what it holds; `null` for what is left out. None holds what another does. */
export type Columns = readonly (ColumnKind | null)[]

/** What the first row seems to say. A person sees it and may say otherwise. */
export function guessColumns(header: readonly string[]): Columns {
  const taken = new Set<ColumnKind>()
  return header.map((words) => {
    const kind = guess(words.toLowerCase().replace(/[_-]+/g, ' '))
    if (!kind || taken.has(kind)) return null
    taken.add(kind)
    return kind
  })
}

/** In this order: a column of consents also says what it is a consent to. */
const hints: readonly (readonly [ColumnKind, RegExp])[] = [
  ['original-protocol', /original/],
  ['joining-act', /\baction\b|\bact\b|how (it )?joined|kind of (act|action)/],
  ['un-member', /\bun\b.*member|member.*\bun\b|united nations/],
  ['status', /^status\b|^standing\b/],
  ['consent', /consent|bound|\bap ?(2|ii)\b.*(date|joined)|notified|consentement|consentimiento/],
  ['convention-signed', /sign/],
  ['convention-joined', /ratif|acce(ss|d|pt)|approv|succe(ss|d)|joined|adh[eé]si[oó]n|party since/],
  ['capital', /capital/],
  [
    'state',
    /^(states?|part(y|ies)|participants?|countr(y|ies)|name|member states?|[ée]tats?|pays|estados?|pa[ií]s)\b/,
  ],
]

function guess(header: string): ColumnKind | null {
  // A day that is worked out from another is not taken in.
  if (/force|vigueur|vigor/.test(header)) return null
  return hints.find(([, hint]) => hint.test(header))?.[0] ?? null
}
