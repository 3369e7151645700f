import { IntlMessageFormat } from 'intl-messageformat'
import en from '../../assets/locales/en.json'

type Key = Extract<keyof typeof en, `hub.${string}`>

/** What the hub says to whoever started it at a command line. */
export function say(key: Key, values?: Readonly<Record<string, string | number>>): string {
  return String(new IntlMessageFormat(en[key], 'en', undefined, { ignoreTag: true }).format(values))
}
