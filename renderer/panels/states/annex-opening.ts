import type { OfficialLanguage } from '../../../shared/document/language'
import { calledIn, type Naming } from '../../../shared/letters/called'
import { type AnnexOpening, AnnexWords, annexOpeningIn } from '../../../shared/states/annex-words'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import { loadShipped } from '../letters/shipped'

/** What stands above a list of those bound, in the language of the text; it calls the treaty as letters do. */
export async function annexOpening(
  language: OfficialLanguage,
  at: CalendarDate,
  naming: Naming,
): Promise<AnnexOpening> {
  const [{ default: json }, { templates }] = await Promise.all([
    import('../../../assets/states/annex.json'),
    loadShipped(),
  ])
  const brought = templates.find((each) => each.language === language)?.names
  const called = brought ? calledIn(language, brought, naming)['treaty-short'] : ''
  return annexOpeningIn(AnnexWords.parse(json), {
    language,
    at,
    called,
    treaty: naming.treaty.short,
  })
}
