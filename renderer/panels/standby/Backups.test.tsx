import { expect, it } from 'vitest'
import { emptyFolder } from '../../../shared/amendments/folder'
import type { Condition } from '../../../shared/conditions'
import { nobody } from '../../../shared/people'
import type { Answer } from '../../session/acts'
import { press, registerWith, seats, show } from '../testing/show'
import { Backups } from './Backups'

const backups: Extract<Condition, { kind: 'backups' }> = {
  kind: 'backups',
  at: '2005-11-23T10:00:00.000Z',
  folder: '/srv/backups',
  every: null,
  last: null,
  failed: null,
}

function shown(more: Partial<typeof backups>, backUp?: () => Promise<Answer>) {
  const hubs = { conditions: [{ ...backups, ...more }], ...(backUp && { backUp }) }
  const at = [seats.secretariat, registerWith(), {}, {}, 'read', emptyFolder, {}, nobody] as const
  return show(<Backups />, ...at, null, hubs).screen
}

it('says that none has been made, and that none will be by itself', () => {
  const { textContent } = shown({})
  expect(textContent).toContain('No copy has been made yet.')
  expect(textContent).toContain('None are made by themselves')
})

it('says when the last was made and where, and how often', () => {
  const last = { file: '2005-11-23T09.backup.rapporteur', at: '2005-11-23T09:00:00.000Z' }
  const { textContent } = shown({ every: 15, last })
  expect(textContent).toContain('The last was made')
  expect(textContent).toContain(last.file)
  expect(textContent).toContain('One is made every 15 minutes.')
  expect(textContent).toContain('/srv/backups')
})

it('makes one when it is asked to, and says in place when none could be made', async () => {
  let asked = 0
  const screen = shown({}, async () => {
    asked++
    return { kind: 'problem', why: 'backup-failed' }
  })
  await press(screen, 'Back up now')
  expect(asked).toBe(1)
  expect(screen.querySelector('[role="alert"]')?.textContent).toContain('No copy of the conference')
})
