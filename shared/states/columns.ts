import type { Sheet } from '../sheets/sheet'

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
    const kind = guess(
      words
        .normalize('NFC')
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ')
        .trim(),
    )
    if (!kind || taken.has(kind)) return null
    taken.add(kind)
    return kind
  })
}

/**
 * Which row has the names of the columns: lists are headed by titles and blank lines. The first that
 * names States and something about them, or else States alone.
 */
export function headRow(sheet: Sheet): number {
  const above = sheet.slice(0, mostAbove).map(guessColumns)
  const names = (least: number) =>
    above.findIndex(
      (columns) => columns.includes('state') && columns.filter(Boolean).length >= least,
    )
  return Math.max(names(2) >= 0 ? names(2) : names(1), 0)
}

/** Rows of titles and notes that are looked through. */
const mostAbove = 20

/**
 * In this order: a column of consents also says what it is a consent to. In the official languages;
 * `\b` knows the letters of English alone.
 */
const hints: readonly (readonly [ColumnKind, RegExp])[] = [
  ['original-protocol', /original|первоначальн|原议定书|الأصلي/],
  ['joining-act', /\baction\b|\bact\b|how (it )?joined|kind of (act|action)/],
  ['un-member', /\bun\b.*member|member.*\bun\b|united nations/],
  ['status', /^status\b|^standing\b|^statut\b|^situaci[oó]n\b|^статус|^状况|^حالة|^الحالة/],
  [
    'consent',
    /consent|bound|amended protocol|\bap ?(2|ii)\b|notified|consentement|consentimiento|согласи|同意|رضا/,
  ],
  ['convention-signed', /sign|firma|подписа|签署|توقيع/],
  [
    'convention-joined',
    /ratif|acce(ss|d|pt)|approv|succe(ss|d)|joined|adh[eé]si[oó]n|party since|ратифи|присоедин|принят|批准|加入|接受|核准|تصديق|انضمام/,
  ],
  ['capital', /capital|столиц|首都|عاصمة/],
  [
    'state',
    /^(states?|part(y|ies)|participants?|countr(y|ies)|name|member states?|[ée]tats?|pays|estados?|pa[ií]s(es)?|государств[оа]?|стран[аы]|участники?|国家|国名|缔约国|الدول|الدولة|البلد|البلدان)(?!\p{L})/u,
  ],
]

function guess(header: string): ColumnKind | null {
  // A day that is worked out from another is not taken in.
  if (/force|vigueur|vigor|вступ|生效|نفاذ/.test(header)) return null
  return hints.find(([, hint]) => hint.test(header))?.[0] ?? null
}
