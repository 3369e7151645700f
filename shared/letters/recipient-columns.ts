/** What a table of office-holders may call its columns, in the official languages; without accents. */
const names = {
  state:
    'state|country|state or country|country or area|id|iso|iso3|etat|pays|estado|pais|государство|страна|国家|国名|الدولة|البلد',
  honorific: 'honorific|style|title|titre|civilite|tratamiento|титул|尊称|اللقب',
  name: 'name|full name|office-holder|office holder|nom|nom complet|nombre|nombre completo|имя|ф. и. о.|фио|姓名|الاسم',
  function:
    'function|office|position|post|fonction|poste|funcion|cargo|должность|职务|المنصب|الوظيفة',
  formal:
    'formal name|formal|official name|nom officiel|nombre oficial|официальное название|全称|الاسم الرسمي',
  capital: 'capital|city|capitale|ville|ciudad|столица|首都|العاصمة',
  reference: 'reference|ref|number|referencia|исх. №|номер|文号|المرجع',
  language: 'language|langue|idioma|язык|语文|语言|اللغة',
  originalProtocol:
    'original protocol ii|original protocol|protocol ii|protocole ii|protocole ii original|protocolo ii|protocolo ii original',
  confirmed:
    'confirmed|checked|verified|confirme|verifie|confirmado|verificado|подтверждено|已确认|مؤكد',
} as const
export type Column = keyof typeof names

const known: ReadonlyMap<string, Column> = new Map(
  Object.entries(names).flatMap(([column, called]) =>
    called.split('|').map((each) => [bare(each), column as Column] as const),
  ),
)

/** `null` for a column that means nothing here. */
export function columnCalled(said: string): Column | null {
  return known.get(bare(said)) ?? null
}

/** Rows of titles and notes that are looked through. */
const mostAbove = 20

/** Which row names the columns: the first with one for the State and another, or with that alone. */
export function headRow(table: readonly (readonly string[])[]): number {
  const above = table
    .slice(0, mostAbove)
    .map((row) => row.map(columnCalled).filter((column) => column !== null))
  const names = (least: number) =>
    above.findIndex((columns) => columns.includes('state') && columns.length >= least)
  return Math.max(names(2) >= 0 ? names(2) : names(1), 0)
}

function bare(said: string): string {
  return said
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim()
}

/** `null` where nothing is said, `undefined` where it is not understood. */
export function answer(said: string): boolean | null | undefined {
  if (!said) return null
  if (/^(yes|y|true|1|x|✓|oui|s[ií]|да|是|نعم)$/i.test(said)) return true
  return /^(no|n|false|0|non|нет|否|لا)$/i.test(said) ? false : undefined
}
