import { IntlMessageFormat } from 'intl-messageformat'
import en from '../../assets/locales/en.json'
import { isolate } from './isolate'
import { directionOf, locale } from './locale'

export type Key = keyof typeof en
export type Values = Readonly<Record<string, string | number>>

/** What a person reads, in the reader's language. Values may be in any language and script. */
export function t(key: Key, values?: Values): string {
  const said = message(key).format(values && isolateAll(values))
  return typeof said === 'string' ? said : String(said)
}

/** For those who are handed the function and cannot know our keys; what is no key says itself. */
export function translate(key: string, values?: Values): string {
  return key in en ? t(key as Key, values) : key
}

const messages = new Map<Key, IntlMessageFormat>()

function message(key: Key): IntlMessageFormat {
  const known = messages.get(key)
  if (known) return known
  const made = new IntlMessageFormat(en[key], locale, undefined, { ignoreTag: true })
  messages.set(key, made)
  return made
}

function isolateAll(values: Values): Values {
  const direction = directionOf(locale)
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolate(value, direction) : value,
    ]),
  )
}
