import type { NoSource } from '../../../shared/exchange/incoming/source'
import { t } from '../../i18n/translate'
import type { Sentences } from '../sentences'

/** Why nothing is taken from a file. */
export type Unread = NoSource['why'] | 'failed' | 'too-slow'

export function sayUnread(why: Unread, name: string): Sentences {
  return { what: t(`file-in.unread.${why}`, { file: name }), next: t('file-in.unread.next') }
}
