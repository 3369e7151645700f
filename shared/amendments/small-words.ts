/**
 * Articles, prepositions and conjunctions of the languages of the United Nations: alone between two
 * changes, such a word stays by accident. Nothing that changes what is agreed is here, such as
 * "not", "all", "may" or "or".
 */
const small = new Set(
  [
    'a an the of to in on at by for from with into as and that',
    'le la les l’ un une des du de d’ au aux à en dans sur par pour avec et que qu’',
    'el los las una unos unas del al por para con y e',
    'и в во на с со к ко о об от для по из у',
    'في من على إلى عن مع و ب ل',
    '的 和 及 与 在 对 于 之 以',
  ]
    .join(' ')
    .split(' '),
)

export function isSmall(text: string): boolean {
  return text.length <= 5 && small.has(text.toLowerCase().replace("'", '’'))
}
