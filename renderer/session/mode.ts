import type { Seat, Stage } from '../../shared/conference'
import { may, mayWriteText } from '../../shared/rights'
import type { Mode } from '../editor/contract'
import type { DocumentState } from './document-state'

/**
 * What typing in the text does now. Both must allow it: the stage, which the register says, and
 * the hub's word for this document. Whichever closes first closes the text at once.
 */
export function modeOf(seat: Seat, stage: Stage | null, text: DocumentState): Mode {
  if (
    stage === null ||
    text.kind === 'connecting' ||
    text.kind === 'sealed' ||
    text.kind === 'gone'
  )
    return 'read'
  if (mayWriteText(seat, stage)) return text.access === 'write' ? 'write' : 'read'
  return may(seat, 'draft-amendment', stage) === 'yes' ? 'propose' : 'read'
}
