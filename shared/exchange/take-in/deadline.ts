/** By when something is to be done: a day, `2006-11-06`, or the words that say it; `null` for none. */
export function deadlineIn(text: string): string | null {
  const day = dayAfter.exec(text)?.groups
  if (day?.day && day.month && day.year) {
    const month = String((months.get(day.month.toLowerCase()) ?? 0) + 1).padStart(2, '0')
    return `${day.year}-${month}-${day.day.padStart(2, '0')}`
  }
  return inWords.exec(text)?.[0].trim() ?? null
}

const names = [
  'january february march april may june july august september october november december',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
].map((line) => line.split(' '))

const months: ReadonlyMap<string, number> = new Map(
  names.flatMap((list) => list.map((name, index) => [name, index] as const)),
)

const until =
  '(?:by|before|(?:not|no) later than|on or before|avant le|au plus tard le|(?:a )?más tardar el|antes del)'

const dayAfter = new RegExp(
  `(?:^|\\s)${until} (?<day>\\d{1,2})(?:er)? (?:de )?(?<month>${[...months.keys()].join('|')}) (?:de )?(?<year>\\d{4})`,
  'iu',
)

/** "before its next session", "not later than sixty days before the Conference". */
const inWords =
  /(?<=^|\s)(?:(?:well )?before the (?:next |\p{L}+th |first |second |third )?(?:\p{L}+ ){0,3}(?:Conference|Meeting|session)|(?:not|no) later than (?:the )?[\p{L}\d]+(?: [\p{L}\d]+){0,5}|at its (?:next|\p{L}+th) (?:\p{L}+ )?(?:session|meeting))/iu
