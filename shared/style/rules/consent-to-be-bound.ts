import { type Hint, type Rule, replace } from '../hint'

/**
 * A State does not ratify Amended Protocol II: it notifies the Depositary of its consent to be bound
 * (article 8 of the Convention allows any of the usual acts for the Convention itself).
 */
export const consentToBeBound: Rule = {
  id: 'consent-to-be-bound',
  languages: ['en'],
  check(reading) {
    if (!reading.words.includes('Protocol II')) return []
    return patterns
      .flatMap(({ pattern, to }) =>
        [...reading.words.matchAll(pattern)].map((match): Hint => {
          const [all, before = ''] = match
          return replace(match.index + before.length, match.index + all.length, to(before))
        }),
      )
      .filter(({ from }) => !reading.isQuoted(from))
  },
}

const protocol = '(?= (?:the )?(?:Amended Protocol II|Protocol II as amended)(?!\\p{L}))'
const other = '(?: or (?:acceded|accede) to| or accession to)?'

const patterns = [
  {
    pattern: new RegExp(
      `(\\p{L}+ (?:not |already |yet |also )*)(?:ratified|acceded to)${other}${protocol}`,
      'gu',
    ),
    to: (before: string) =>
      `notified ${/^(?:has|having)\b/u.test(before) ? 'its' : 'their'} consent to be bound by`,
  },
  {
    pattern: new RegExp(`(\\p{L}+ (?:not |also )*)(?:ratify|accede to)${other}${protocol}`, 'gu'),
    to: () => 'notify their consent to be bound by',
  },
  {
    pattern: new RegExp(`()(?:ratification of|accession to)${other}${protocol}`, 'gu'),
    to: () => 'consent to be bound by',
  },
]
