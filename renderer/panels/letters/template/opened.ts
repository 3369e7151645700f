import type { OfficialLanguage } from '../../../../shared/document/language'
import type { TemplateEditor } from '../../../editor/letters/template-editor'
import { cell } from '../../../session/live'

/** The template that is written in the place of the text. One window shows one conference. */
export const openedTemplate = cell<OfficialLanguage | null>(null)

/** The one in which words are written here and now. */
export const writtenTemplate = cell<{
  readonly language: OfficialLanguage
  readonly editor: Pick<TemplateEditor, 'putBack'>
} | null>(null)

/** Which one is looked at in the list of them: still the same when one comes back from it. */
export const chosenTemplate = cell<OfficialLanguage>('en')
