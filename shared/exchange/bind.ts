/**
 * Puts no-break spaces where a line must not end: between a word and the number that belongs to
 * it ("paragraph 12", "Annex II", "Protocol V"), between day and month, between a number and what
 * it counts in ("5 bis", "12 per cent"), and within quotation marks that French sets apart
 * from the words. Each replaces one space, so that the length is the same.
 */
export function bind(text: string): string {
  let bound = text
  for (const [pattern, replacement] of rules) bound = bound.replace(pattern, replacement)
  return bound
}

/**
 * Spaces again, where `bind` would put a no-break space anyway: what comes back from a printed text
 * is as it was typed. Others are somebody's own, and stay.
 */
export function unbind(text: string): string {
  if (!text.includes('\u00a0')) return text
  const bound = bind(text.replaceAll('\u00a0', ' '))
  return text.replaceAll('\u00a0', (sign, at: number) => (bound[at] === sign ? ' ' : sign))
}

const numbered = [
  'paragraphs?|paras?\\.|articles?|annex(?:es)?|appendix|items?|parts?|sections?|chapters?|rules?|protocols?|pages?|tables?|footnotes?|nos?\\.',
  'paragraphes?|annexes?|points?|parties?|chapitres?|règles?|protocoles?|tableaux?|alinéas?|n[º°o]s?',
  'пункты?|статьи?|статья|приложени[ея]|протоколы?|№',
  'párrafos?|artículos?|anexos?|temas?|secci(?:ón|ones)|capítulos?|protocolos?|cuadros?|párrs?\\.',
].join('|')
const months = [
  'January|February|March|April|May|June|July|August|September|October|November|December',
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря',
  'de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)',
].join('|')
const latin = 'bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies'

const rules: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`(?<![\\p{L}\\p{N}])(${numbered}) (?=\\d|[IVXLC]+\\b|\\([a-z]+\\))`, 'giu'),
    '$1\u00a0',
  ],
  [new RegExp(`(\\b\\d{1,2}(?:er)?) (?=(?:${months})(?![\\p{L}\\p{N}]))`, 'giu'), '$1\u00a0'],
  [new RegExp(`(\\d) (?=(?:${latin}|per cent|million|billion)\\b)`, 'gu'), '$1\u00a0'],
  [/(«) | (?=»)/gu, '$1\u00a0'],
]
