import type { Taking } from '../../../shared/exchange/take-in/retake'
import { t } from '../../i18n/translate'

/** What a passage is taken for, in the words that the rest of the window has for it. */
export function sayTaking(taking: Taking): string {
  switch (taking) {
    case 'title':
    case 'part':
    case 'table':
    case 'contents':
    case 'left-out':
      return t(`take-in.as.${taking}`)
    case 'heading.1':
    case 'heading.2':
    case 'heading.3':
    case 'heading.4':
      return t(`toolbar.kind.heading-${levelOf[taking]}`)
    case 'annex.agenda':
    case 'annex.declaration':
    case 'annex.documents':
    case 'annex.free':
    case 'annex.states':
    case 'annex.table':
      return t('insert.annex-of', { kind: t(`annex.kind.${after(taking)}`) })
    case 'paragraph.numbered':
    case 'paragraph.plain':
    case 'paragraph.preambular':
    case 'paragraph.operative':
    case 'paragraph.quotation':
    case 'paragraph.adoption':
      return t(`toolbar.kind.${after(taking)}`)
    default:
      return t('take-in.as.masthead', { field: t(`page.masthead.label.${after(taking)}`) })
  }
}

const levelOf = { 'heading.1': 1, 'heading.2': 2, 'heading.3': 3, 'heading.4': 4 } as const

type After<T extends string> = T extends `${string}.${infer Rest}` ? Rest : never

function after<T extends Taking>(taking: T): After<T> {
  return taking.slice(taking.indexOf('.') + 1) as After<T>
}
