import { IntlMessageFormat } from 'intl-messageformat'
import en from '../../assets/locales/en.json'
import type { RemarkKind } from '../../shared/exchange/recognise/report'
import type { Points } from '../../shared/negotiation/adoption'

type Key = Extract<keyof typeof en, `cli.${string}`>

/** What the command line says. */
export function say(key: Key, values?: Readonly<Record<string, string | number>>): string {
  return String(new IntlMessageFormat(en[key], 'en', undefined, { ignoreTag: true }).format(values))
}

/** What became of words from elsewhere is said in the words of the window. */
export function sayPaste(kind: RemarkKind, count: number): string {
  const message = new IntlMessageFormat(en[`paste.remark.${kind}`], 'en', undefined, {
    ignoreTag: true,
  })
  return String(message.format({ count }))
}

/** "2 brackets": so is what is open. */
export function sayPoints({ kind, count }: Points): string {
  const message = new IntlMessageFormat(en[`adopt.point.${kind}`], 'en', undefined, {
    ignoreTag: true,
  })
  return String(message.format({ count }))
}

/** "docx, pdf or html". */
export function anyOf(all: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(all)
}
