import type { Hint, Rule, StyleLanguage } from '../hint'

/**
 * A typed "paragraph 12" or "annex II" that could be a reference, and would then follow when numbers
 * change. Whether the text has such a place is seen by whoever knows the whole of it. A paragraph of
 * an article or of a resolution is not one of this text.
 */
export const crossReference: Rule = {
  id: 'cross-reference',
  languages: ['en', 'fr', 'es'],
  check(reading, place, { language }) {
    // A footnote holds words only, and a title has no reference in it.
    if (place.type === 'title' || place.type === 'note') return []
    const { paragraph, annex, elsewhereBefore, elsewhereAfter } = words[language]
    const found = (pattern: RegExp, called: (number: string) => string) =>
      [...reading.words.matchAll(pattern)].flatMap((match): readonly Hint[] => {
        const [all, number = ''] = match
        const before = reading.words.slice(Math.max(0, match.index - 40), match.index)
        const after = reading.words.slice(match.index + all.length, match.index + all.length + 24)
        if (elsewhereBefore.test(before) || elsewhereAfter.test(after)) return []
        if (reading.isQuoted(match.index)) return []
        const from = match.index + all.length - number.length
        return [
          { from, to: match.index + all.length, fix: { kind: 'reference', to: called(number) } },
        ]
      })
    return [...found(paragraph, (number) => number), ...found(annex, (number) => `annex ${number}`)]
  },
}

interface Words {
  readonly paragraph: RegExp
  readonly annex: RegExp
  readonly elsewhereBefore: RegExp
  readonly elsewhereAfter: RegExp
}

const words: Readonly<Record<StyleLanguage, Words>> = {
  en: {
    paragraph: /(?<!\p{L})(?:paragraph|para\.)[ \u00a0](\d{1,4}(?: \([a-z]\))?)(?![\p{L}\p{N}/])/gu,
    annex: /(?<!\p{L})annex[ \u00a0]([IVX]{1,6})(?!\p{L})/gu,
    elsewhereBefore:
      /(?:article|operative|preambular|resolution|section|rule)s?[ \u00a0][^.;:]{0,24}$|operative $|\/[\p{L}\p{N}.()-]*,? \(?$/u,
    elsewhereAfter: /^,? (?:of|to) (?!the present|this)|^ there(?:of|to)|^\.\d|^ \(\d/u,
  },
  fr: {
    paragraph: /(?<!\p{L})(?:paragraphe|par\.)[ \u00a0](\d{1,4}(?: [a-z]\))?)(?![\p{L}\p{N}/])/gu,
    annex: /(?<!\p{L})annexe[ \u00a0]([IVX]{1,6})(?!\p{L})/gu,
    elsewhereBefore:
      /(?:article|résolution|section|règle)s?[ \u00a0][^.;:]{0,24}$|\/[\p{L}\p{N}.()-]*,? \(?$/u,
    elsewhereAfter: /^,? (?:de|du|des)(?! (?:présent|la présente)) |^ d[’']/u,
  },
  es: {
    paragraph: /(?<!\p{L})(?:párrafo|párr\.)[ \u00a0](\d{1,4}(?: [a-z]\))?)(?![\p{L}\p{N}/])/gu,
    annex: /(?<!\p{L})anexo[ \u00a0]([IVX]{1,6})(?!\p{L})/gu,
    elsewhereBefore:
      /(?:artículo|resolución|sección|regla)s?[ \u00a0][^.;:]{0,24}$|\/[\p{L}\p{N}.()-]*,? \(?$/u,
    elsewhereAfter: /^,? (?:de|del)(?! (?:presente|la presente)) /u,
  },
}
