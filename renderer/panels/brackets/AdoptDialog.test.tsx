// @vitest-environment jsdom
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { Register } from '../../../shared/amendments/register'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { busy, dangling, showOpen } from '../testing/outstanding'
import { button, press, write } from '../testing/show'
import { AdoptDialog } from './AdoptDialog'

describe('adopting', () => {
  function asking(more: Partial<Register> = {}, of: Node = busy) {
    const given: unknown[] = []
    const part = (
      <AdoptDialog
        isOpen
        onOpenChange={() => {}}
        onAdopt={(override) => given.push(override)}
        onOutstanding={() => given.push('shown')}
      />
    )
    showOpen(part, 'president', { stage: 'adopting', ...more }, of)
    const dialogs = document.querySelectorAll<HTMLElement>('[role="alertdialog"]')
    const dialog = dialogs[dialogs.length - 1]
    if (!dialog) throw new Error('The dialog is open')
    return { given, dialog }
  }

  it('over what is open says how much it is and where, and needs a reason', async () => {
    const { given, dialog } = asking()
    expect(dialog.textContent).toContain(
      '3 points are still open:2 brackets1 choice between alternativesWhere they areI. Introduction 3',
    )
    const yes = () => button(dialog, 'Adopt over what is open')
    expect(yes().disabled).toBe(true)
    await write(
      dialog,
      'To adopt all the same, give the reason. It goes into the record.',
      ' Consensus. ',
    )
    await press(dialog, 'Adopt over what is open')
    expect(given).toEqual([{ reason: 'Consensus.' }])
  })

  it('over a reference to what is gone needs a reason too', () => {
    const { dialog } = asking({}, dangling)
    expect(dialog.textContent).toContain('2 references to what is gone')
    expect(button(dialog, 'Adopt over what is open').disabled).toBe(true)
  })

  it('waits for amendments, and says so beside the rest that is open', () => {
    const { dialog } = asking({ amendments: [tabledAmendment(changeOf(p('a')))] })
    expect(
      [...dialog.querySelectorAll('.adopt-points li')].map((each) => each.textContent),
    ).toEqual(['1 amendment to be decided', '2 brackets', '1 choice between alternatives'])
    expect(dialog.textContent).toContain('no reason takes the place of that')
    expect(dialog.querySelector('textarea')).toBeNull()
    expect(dialog.textContent).not.toContain('Adopt over what is open')
  })

  it('leads to what is open', async () => {
    const { given, dialog } = asking()
    await press(dialog, 'Show what is open')
    expect(given).toEqual(['shown'])
  })
})
