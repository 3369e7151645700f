import { isOpen, isPending } from '../../shared/amendments/amendment'
import type { Register } from '../../shared/amendments/register'
import { type ExportView, exportViews } from '../../shared/exchange/export-forms'

/** Also offered: the text with what has changed since a version. */
export type OfferedView = ExportView | 'redline'

/** What can be saved now; nothing is offered that would be empty, or is not there yet. */
export function viewsOffered(register: Register | null): readonly OfferedView[] {
  if (!register) return ['clean']
  const offered: Readonly<Record<ExportView, boolean>> = {
    clean: true,
    adopted: register.stage === 'adopted',
    brackets: register.stage !== 'adopted',
    compilation: register.amendments.some(isPending),
    amendments: register.amendments.some(isOpen),
    matters: register.stage === 'adopted',
    decisions: register.record.some(({ deed }) => decisions.has(deed.kind)),
  }
  const views = exportViews.filter((view) => offered[view])
  return register.versions.length > 0 ? [...views, 'redline'] : views
}

const decisions: ReadonlySet<string> = new Set([
  'amendment-adopted',
  'amendment-rejected',
  'amendment-withdrawn',
  'amendment-deferred',
  'amendment-fallen',
  'bracket-settled',
  'alternative-chosen',
])
